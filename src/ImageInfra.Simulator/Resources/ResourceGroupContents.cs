using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary>Everything in a resource group that is not part of something else.</summary>
internal sealed class ResourceGroupContents(SimulatedAzure azure) : ArmType(azure)
{
    private const int TopLevelSegments = 9;

    public override string Name => "subscriptions/resourceGroups/resources";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Resources;

    public override ArmAnswer List(ArmRequest request) => ArmAnswer.List(Azure.Store.Below(request.Path.ResourceGroupId)
        .Where(r => r.Id.Split('/').Length == TopLevelSegments && r.Body.ContainsKey("location"))
        .OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase)
        .Select(r => new System.Text.Json.Nodes.JsonObject
        {
            ["id"] = r.Id,
            ["name"] = r.Name,
            ["type"] = (string?)r.Body["type"],
            ["location"] = (string?)r.Body["location"],
            ["tags"] = r.Body["tags"]?.DeepClone(),
        }));
}
