using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Authorization;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.ImageBuilder;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Resources;

/// <summary>Resource groups.</summary>
internal sealed partial class ResourceGroupType(SimulatedAzure azure) : ArmType(azure)
{
    private const string ReadAction = "Microsoft.Resources/subscriptions/resourceGroups/read";
    private const string WriteAction = "Microsoft.Resources/subscriptions/resourceGroups/write";

    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(45);

    [GeneratedRegex(@"^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$")]
    private static partial Regex NamePattern { get; }

    public override string Name => "subscriptions/resourceGroups";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Resources;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        new("GET", ReadAction, Evidence.Recorded, request => ArmAnswer.Of(200, RequireGroup(request))),
        new("HEAD", ReadAction, Evidence.Published, request => new(Azure.Store.Contains(request.Path.Text) ? 204 : 404)),
        new("LIST", null, Evidence.Published, request => Page(request, Azure.Store.In(request.Path.Text)
            .Where(g => request.Caller is null || AccessCheck.May(Azure, request.Caller.ObjectId, ReadAction, g.Id)))),
        new("PUT", WriteAction, Evidence.Recorded, Create),
        new("PATCH", WriteAction, Evidence.Published, Update),
        new("DELETE", "Microsoft.Resources/subscriptions/resourceGroups/delete", Evidence.Published, Remove),
    ];

    private ArmAnswer Create(ArmRequest request)
    {
        var body = request.RequiredBody;
        var location = Locations.Require(body);
        ResourceNames.Check(request.Path.Name, NamePattern, "resource group");
        var known = Azure.Store.Find(request.Path.Text);
        if (known is not null && !Locations.Same(known.Location, location))
        {
            throw new ArmFault(409, "InvalidResourceGroupLocation", $"Invalid resource group location '{location}'. The Resource group already exists in location '{known.Location}'.");
        }

        if (known?.ProvisioningState == "Deleting")
        {
            throw new ArmFault(409, "ResourceGroupBeingDeleted", $"The resource group '{request.Path.Name}' is in deprovisioning state and cannot perform this operation.");
        }

        var group = new ArmResource(request.Path.Text, Body(request.Path.Text, location, Tags.Of(body)));
        Azure.Store.Put(group);
        return ArmAnswer.Of(known is null ? 201 : 200, group);
    }

    /// <summary>A group as Azure shows it, whoever makes it.</summary>
    public static JsonObject Body(string id, string location, JsonObject tags) => new()
    {
        ["id"] = id,
        ["name"] = id.Split('/')[^1],
        ["type"] = "Microsoft.Resources/resourceGroups",
        ["location"] = location,
        ["tags"] = tags,
        ["properties"] = new JsonObject { ["provisioningState"] = "Succeeded" },
    };

    private ArmAnswer Update(ArmRequest request)
    {
        var group = RequireGroup(request);
        Tags.Patch(group.Body, request.RequiredBody);
        Azure.Store.Put(group);
        return ArmAnswer.Of(200, group);
    }

    private ArmAnswer Remove(ArmRequest request)
    {
        var group = RequireGroup(request);
        if (Azure.Store.Below(group.Id).Select(Azure.Store.Find).FirstOrDefault(r => BuildRun.IsActive(r!)) is { } busy)
        {
            throw new ArmFault(409, "ResourceGroupDeletionBlocked", $"Deletion of resource group '{request.Path.Name}' did not succeed: '{busy.Id}' is running.");
        }

        group.ProvisioningState = "Deleting";
        Azure.Store.Put(group);
        return new(202) { Headers = Azure.Operations.Delete(request, OperationKind.Resources, "", group.Id, s_deletion) };
    }

    private ArmResource RequireGroup(ArmRequest request) => Azure.Store.Find(request.Path.Text)
        ?? throw new ArmFault(404, "ResourceGroupNotFound", $"Resource group '{request.Path.Name}' could not be found.");
}
