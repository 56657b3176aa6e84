namespace ImageInfra.Model.Knowledge;

/// <summary>The names of Azure's regions, from <c>src/Knowledge/azure-regions.json</c>, which is read at the first question.</summary>
public static class RegionKnowledge
{
    private static readonly Lazy<HashSet<string>> s_names = new(() =>
    {
        var file = KnowledgeFile.Read<RegionFile>("azure-regions.json");
        return [.. file.Regions.Keys, .. file.OtherClouds.Keys];
    });

    /// <summary>The known regions of all clouds, in lower case and without spaces. Azure may have newer ones.</summary>
    public static IReadOnlySet<string> Names => s_names.Value;

    private sealed record RegionFile(Dictionary<string, string> Regions, Dictionary<string, string> OtherClouds);
}
