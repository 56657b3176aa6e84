using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Admin;

/// <summary>The links between resources, for the page.</summary>
internal static class Links
{
    /// <summary>The links of a resource: to its owner, and to every id in its body.</summary>
    public static IEnumerable<(string From, string To, string What)> Of(ArmResource resource)
    {
        yield return (ResourceId.OwnerOf(ResourceId.Up(resource.Id, 1)), resource.Id, "holds");
        if (resource.Body["identity"]?["userAssignedIdentities"] is JsonObject identities)
        {
            foreach (var (identity, _) in identities)
            {
                yield return (resource.Id, identity, "runs as");
            }
        }

        foreach (var (name, id) in Ids("", resource.Properties))
        {
            yield return (resource.Id, id, name switch
            {
                "galleryImageId" => "publishes",
                "imageVersionId" or "imageId" or "exactVersion" or "id" => "starts from",
                "artifactId" => "made",
                "resourceId" => "runs on",
                "roleDefinitionId" => "assigns",
                "exactStagingResourceGroup" => "works in",
                _ => name,
            });
        }
    }

    private static IEnumerable<(string Name, string Id)> Ids(string name, JsonNode? node) => node switch
    {
        JsonObject map => map.Where(p => p.Key is not ("lastRunStatus" or "scope")).SelectMany(p => Ids(p.Key, p.Value)),
        JsonArray list => list.SelectMany(item => Ids(name, item)),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) => [(name, text)],
        _ => [],
    };
}
