using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Resources;

/// <summary>Resource groups.</summary>
internal sealed partial class ResourceGroupType(AzureState azure) : ArmType(azure, "subscriptions/resourceGroups", KnownVersions.Resources)
{
    private const string ReadAction = "Microsoft.Resources/subscriptions/resourceGroups/read";
    private const string WriteAction = "Microsoft.Resources/subscriptions/resourceGroups/write";

    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(45);

    [GeneratedRegex(@"^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        new("GET", ReadAction, BehaviorSource.Recorded, request => ArmAnswer.Of(200, RequireGroup(request))),
        new("HEAD", ReadAction, BehaviorSource.Published, request => new(Azure.Store.Contains(request.Path.Text) ? 204 : 404)),
        new("LIST", null, BehaviorSource.Published, request => Page(request, Azure.Store.In(request.Path.Text)
            .Where(g => request.Caller is null || AccessCheck.May(Azure, request.Caller.ObjectId, ReadAction, g.Id)))),
        new("PUT", WriteAction, BehaviorSource.Recorded, Create),
        new("PATCH", WriteAction, BehaviorSource.Published, Update),
        new("DELETE", "Microsoft.Resources/subscriptions/resourceGroups/delete", BehaviorSource.Published, Remove),
    ];

    /// <summary>Rejects requests in a missing group, and PUT requests in a group that is being deleted.</summary>
    public static void Check(AzureState azure, ArmRequest request, ArmOperation operation)
    {
        var path = request.Path;
        var isTheGroup = path.Segments.Length <= 4;
        if (path.ResourceGroup.Length == 0 || isTheGroup || operation.Verb == "DELETE")
        {
            return;
        }

        var group = azure.Store.Find(path.ResourceGroupId)
            ?? throw new ArmFault(404, "ResourceGroupNotFound", $"Resource group '{path.ResourceGroup}' could not be found.");
        if (operation.Verb == "PUT" && group.ProvisioningState == "Deleting")
        {
            throw BeingDeleted(path.ResourceGroup);
        }
    }

    private ArmAnswer Create(ArmRequest request)
    {
        var body = request.RequiredBody;
        var location = Locations.Require(body);
        Validate.Name(request.Path.Name, NamePattern, "resource group");
        var known = Azure.Store.Find(request.Path.Text);
        if (known is not null && !Locations.Same(known.Location, location))
        {
            throw new ArmFault(409, "InvalidResourceGroupLocation", $"Invalid resource group location '{location}'. The Resource group already exists in location '{known.Location}'.");
        }

        if (known?.ProvisioningState == "Deleting")
        {
            throw BeingDeleted(request.Path.Name);
        }

        var group = new ArmResource(request.Path.Text, Body(request.Path.Text, location, Tags.Of(body)));
        Azure.Store.Put(group);
        return ArmAnswer.Of(known is null ? 201 : 200, group);
    }

    /// <summary>Creates the body of a group.</summary>
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
        if (Azure.Store.Below(group.Id).FirstOrDefault(IsBusy) is { } busy)
        {
            throw new ArmFault(409, "ResourceGroupDeletionBlocked", $"Deletion of resource group '{request.Path.Name}' did not succeed: '{busy}' is running.");
        }

        group.ProvisioningState = "Deleting";
        Azure.Store.Put(group);
        return new(202) { Headers = Azure.Operations.Delete(request, OperationKind.Resources, "", group.Id, s_deletion) };
    }

    private static ArmFault BeingDeleted(string group) =>
        new(409, "ResourceGroupBeingDeleted", $"The resource group '{group}' is in deprovisioning state and cannot perform this operation.");

    private bool IsBusy(string id) => Azure.TypeOf(id) is { } type && type.IsBusy(Azure.Store.Find(id)!);

    private ArmResource RequireGroup(ArmRequest request) => Azure.Store.Find(request.Path.Text)
        ?? throw new ArmFault(404, "ResourceGroupNotFound", $"Resource group '{request.Path.Name}' could not be found.");
}
