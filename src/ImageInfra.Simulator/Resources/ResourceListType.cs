using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Resources;

/// <summary>Everything in a resource group or a subscription that has a location and is not part of something else.</summary>
internal sealed class ResourceListType(SimulatedAzure azure, string name) : ArmType(azure)
{
    private const int TopLevelSegments = 9;

    public override string Name => name;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Resources;

    public override IReadOnlyList<ArmOperation> Operations =>
        [new("LIST", "Microsoft.Resources/subscriptions/resources/read", Evidence.Published, Describe)];

    public static IEnumerable<ArmType> All(SimulatedAzure azure) =>
        [new ResourceListType(azure, "subscriptions/resources"), new ResourceListType(azure, "subscriptions/resourceGroups/resources")];

    private ArmAnswer Describe(ArmRequest request)
    {
        // resourceType eq 'Microsoft.Compute/galleries' is the only filter that clients of image pipelines send.
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
