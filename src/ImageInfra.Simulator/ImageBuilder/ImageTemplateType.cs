using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>Image templates: submitted once, run often, never changed.</summary>
internal sealed class ImageTemplateType(SimulatedAzure azure) : ArmType(azure)
{
    private const string Submitted = "template-submitted";

    private static readonly TimeSpan s_submission = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan s_patch = TimeSpan.FromSeconds(2);
    private static readonly string[] s_patchable = ["distribute", "vmProfile"];

    private readonly BuildRun _runs = new(azure);

    public override string Name => "Microsoft.VirtualMachineImages/imageTemplates";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.ImageBuilder;

    public override IReadOnlyDictionary<string, Func<ArmRequest, ArmAnswer>> Actions => new Dictionary<string, Func<ArmRequest, ArmAnswer>>
    {
        ["run"] = request => _runs.Start(request, Require(request.Path.Parent, request.Path)),
        ["cancel"] = request => _runs.Cancel(Require(request.Path.Parent, request.Path)),
    };

    public override IReadOnlyDictionary<string, Action<DueEvent>> Events =>
        new Dictionary<string, Action<DueEvent>>(_runs.Events) { [Submitted] = EndSubmission };

    public override ArmAnswer Get(ArmRequest request) => new(200, Require(request.Path.Text, request.Path).Body);

    public override ArmAnswer List(ArmRequest request) => ArmAnswer.List(Azure.Listed(request, Name));

    public override ArmAnswer Put(ArmRequest request)
    {
        ResourceNames.Check(request.Path.Name, "^[A-Za-z0-9_.-]{1,64}$", "image template");
        var body = request.RequiredBody;
        var location = Locations.Normalize(Locations.Require(body));
        TemplateRules.Check(body, request.ApiVersion);
        if (Azure.Store.Find(request.Path.Text) is { } known)
        {
            return JsonNode.DeepEquals(known.Hidden["submitted"], body)
                ? new(200, known.Body)
                : throw new ArmFault(409, "Conflict", "Update/Upgrade of image templates is currently not supported");
        }

        var id = AzureIds.WithLowerCaseGroups(request.Path.Text);
        var template = new ArmResource(
            id,
            TemplateBody.Create(id, request.Path.Name, location, body),
            new JsonObject { ["submitted"] = body.DeepClone() });
        Azure.Store.Put(template);
        return new(201, template.Body)
        {
            Headers = Azure.Operations.Begin(request, OperationKind.ImageBuilder, location, id, s_submission, Submitted),
        };
    }

    public override ArmAnswer Patch(ArmRequest request)
    {
        var template = Require(request.Path.Text, request.Path);
        CheckIdle(template, "write");
        foreach (var name in (string[])["tags", "identity"])
        {
            if (request.RequiredBody[name] is { } value)
            {
                template.Body[name] = value.DeepClone();
            }
        }

        foreach (var (name, value) in request.Properties)
        {
            template.Properties[name] = s_patchable.Contains(name)
                ? value?.DeepClone()
                : throw new ArmFault(400, "ValidationFailed", $"Validation failed: '{name}' of an image template can't be updated.");
        }

        template.ProvisioningState = "Updating";
        Azure.Store.Put(template);
        return new(202)
        {
            Headers = Azure.Operations.Provision(request, OperationKind.ImageBuilder, (string)template.Body["location"]!, template.Id, s_patch),
        };
    }

    public override ArmAnswer Delete(ArmRequest request)
    {
        if (Azure.Store.Find(request.Path.Text) is not { } template)
        {
            return new(204);
        }

        CheckIdle(template, "delete");
        template.ProvisioningState = "Deleting";
        Azure.Store.Put(template);
        return new(202)
        {
            Headers = Azure.Operations.Delete(request, OperationKind.ImageBuilder, (string)template.Body["location"]!, template.Id, s_deletion),
        };
    }

    private static void CheckIdle(ArmResource template, string action)
    {
        var runState = BuildRun.StateOf(template);
        if (template.ProvisioningState is "Creating" or "Deleting" || runState is "Running" or "Canceling")
        {
            throw new ArmFault(
                409,
                "OperationNotAllowed",
                $"Operation 'Microsoft.VirtualMachineImages/imageTemplates/{action}' is not allowed in provisioningState: '{template.ProvisioningState?.ToLowerInvariant()}', runState: '{runState?.ToLowerInvariant()}'");
        }
    }

    private void EndSubmission(DueEvent due)
    {
        if (!Azure.Store.TryFind(due.Target, out var template))
        {
            return;
        }

        var fault = TemplateSubmission.Check(Azure, template);
        if (fault is null)
        {
            TemplateBody.Provision(Azure, template);
        }
        else
        {
            template.ProvisioningState = "Failed";
            template.Properties["provisioningError"] = new JsonObject { ["provisioningErrorCode"] = fault.Code, ["message"] = fault.Message };
        }

        Azure.Store.Put(template);
        Azure.Operations.End(due, fault);
    }

    private ArmResource Require(string id, ArmPath path) => Azure.Store.Find(id) ?? throw Missing.Resource(path);
}
