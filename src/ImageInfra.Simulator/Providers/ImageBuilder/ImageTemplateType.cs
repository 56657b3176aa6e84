using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Providers.ManagedIdentity;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>Image templates.</summary>
internal sealed partial class ImageTemplateType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.ImageBuilder)
{
    public const string TypeName = "Microsoft.VirtualMachineImages/imageTemplates";

    private const string Submitted = "template-submitted";
    private const string Deleted = "template-deleted";

    private static readonly TimeSpan s_submission = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan s_patch = TimeSpan.FromSeconds(2);

    private readonly BuildRun _runs = new(azure);

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,64}$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Recorded), List(BehaviorSource.Published), Put(BehaviorSource.Recorded, Create), Patch(BehaviorSource.Recorded, Update),
        Delete(BehaviorSource.Recorded, Remove),
        Post("run", BehaviorSource.Recorded, request => _runs.Start(request, RequireActionTarget(request))),
        Post("cancel", BehaviorSource.Recorded, request => _runs.Cancel(RequireActionTarget(request))),
    ];

    public override IReadOnlyDictionary<string, Action<DueEvent>> Events => new Dictionary<string, Action<DueEvent>>(_runs.Events)
    {
        [Submitted] = EndSubmission,
        [Deleted] = EndDeletion,
    };

    /// <summary>Removes the staging group of a template.</summary>
    public override void OnRemoving(string id)
    {
        if (Azure.Store.TryFind(id, out var template))
        {
            StagingGroup.Remove(Azure, template);
        }
    }

    public override bool IsBusy(ArmResource resource) => BuildRun.IsActive(resource);

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "image template");
        var body = request.RequiredBody;
        var location = Locations.Require(body);
        TemplateRules.Check(body, request);
        AccessCheck.RequireLinked(Azure, request, IdentityType.Assign, ((JsonObject)body["identity"]!["userAssignedIdentities"]!).First().Key);
        if (Azure.Store.Find(request.Path.Text) is { } known)
        {
            return JsonNode.DeepEquals(known.Hidden["submitted"], body)
                ? ArmAnswer.Of(200, known)
                : throw new ArmFault(409, "Conflict", "Update/Upgrade of image templates is currently not supported");
        }

        var id = ResourceId.WithLowerCaseGroups(request.Path.Text);
        var template = new ArmResource(
            id,
            TemplateBody.Create(id, request.Path.Name, location, body),
            new JsonObject { ["submitted"] = body.DeepClone() });
        Azure.Store.Put(template);
        return ArmAnswer.Of(201, template) with
        {
            Headers = Azure.Operations.Begin(request, OperationKind.ImageBuilder, location, id, s_submission, Submitted),
        };
    }

    private ArmAnswer Update(ArmRequest request)
    {
        var template = Require(request);
        CheckIdle(template, "write");
        TemplatePatch.Apply(Azure, request, template);
        template.ProvisioningState = "Updating";
        Azure.Store.Put(template);
        return new(202)
        {
            Headers = Azure.Operations.Provision(request, OperationKind.ImageBuilder, template.Location!, template.Id, s_patch),
        };
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource template)
    {
        CheckIdle(template, "delete");
        template.ProvisioningState = "Deleting";
        Azure.Store.Put(template);
        return new(202)
        {
            Headers = Azure.Operations.Begin(request, OperationKind.ImageBuilder, template.Location!, template.Id, s_deletion, Deleted),
        };
    }

    private static void CheckIdle(ArmResource template, string action)
    {
        if (template.ProvisioningState is "Creating" or "Deleting" || BuildRun.IsActive(template))
        {
            throw new ArmFault(
                409,
                "OperationNotAllowed",
                $"Operation '{TypeName}/{action}' is not allowed in provisioningState: '{template.ProvisioningState?.ToLowerInvariant()}', runState: '{BuildRun.StateOf(template)?.ToLowerInvariant()}'");
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
        if (fault is null && (string?)template.Properties["autoRun"]?["state"] == "Enabled")
        {
            _runs.Begin(template);
        }
    }

    private void EndDeletion(DueEvent due)
    {
        if (!Azure.Store.TryFind(due.Target, out var template))
        {
            return;
        }

        if (Azure.Faults.Take(Incident.TemplateCannotBeDeleted, template.Id))
        {
            var fault = TemplateSubmission.Failed("InternalOperationError", "Internal error occurred while deleting the image template. Please retry.");
            template.ProvisioningState = "Failed";
            Azure.Store.Put(template);
            Azure.Operations.End(due, fault);
            return;
        }

        Azure.Operations.Remove(template.Id);
        Azure.Operations.End(due);
    }
}
