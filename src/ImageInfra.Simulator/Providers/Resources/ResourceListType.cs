using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Resources;

/// <summary>Lists top-level resources with a location, in a resource group or a subscription.</summary>
internal sealed class ResourceListType(AzureState azure, string name) : ArmType(azure, name, KnownVersions.Resources)
{
    private const int TopLevelSegments = 9;

    public override IReadOnlyList<ArmOperation> Operations =>
        [new("LIST", "Microsoft.Resources/subscriptions/resources/read", BehaviorSource.Published, Describe)];

    public static IEnumerable<ArmType> All(AzureState azure) =>
        [new ResourceListType(azure, "subscriptions/resources"), new ResourceListType(azure, "subscriptions/resourceGroups/resources")];

    private ArmAnswer Describe(ArmRequest request)
    {
        // Clients of image pipelines only send the filter resourceType eq 'TYPE'.
        var type = request.Query.GetValueOrDefault("$filter")?.Split('\'') is ["resourceType eq ", var wanted, ..] ? wanted : null;
        return Page(request, Azure.Store.Below(request.Path.Parent)
            .Where(id => id.Split('/').Length == TopLevelSegments && (type is null || ResourceId.Same(ResourceId.TypeOf(id), type)))
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(id => Azure.Store.Find(id)!)
            .Where(r => r.Body.ContainsKey("location"))
            .Select(r => new ArmResource(r.Id, new JsonObject
            {
                ["id"] = r.Id,
                ["name"] = r.Name,
                ["type"] = (string?)r.Body["type"],
                ["location"] = r.Location,
                ["tags"] = r.Body["tags"]?.DeepClone(),
            })));
    }
}
