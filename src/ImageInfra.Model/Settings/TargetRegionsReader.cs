namespace ImageInfra.Model.Settings;

/// <summary>Reads a list of target regions.</summary>
internal static class TargetRegionsReader
{
    /// <summary>What the setting is.</summary>
    public const string Expected = "list of {name, replicaCount, storageAccountType}";

    private const int MaximumReplicas = 100;

    private static readonly string[] s_storageAccountTypes = ["Standard_LRS", "Standard_ZRS", "Premium_LRS"];

    /// <summary>Names, or <c>{ name, replicaCount, storageAccountType }</c>.</summary>
    /// <param name="setting">The list.</param>
    /// <param name="location">The stack's location, which must be among them; empty where it is not known.</param>
    public static IReadOnlyList<TargetRegion> Read(JsonSetting setting, string location)
    {
        if (setting.Items() is not { } items)
        {
            setting.Fail($"must be a {Expected}");
            return [];
        }

        TargetRegion[] regions = [.. items.Select(Region)];
        if (location.Length > 0 && regions.All(r => r.Name != location))
        {
            setting.Fail($"must contain the location '{location}': a version lives there before it is replicated");
        }

        if (regions.GroupBy(r => r.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            setting.Fail($"names '{twice.Key}' twice");
        }

        return regions;
    }

    private static TargetRegion Region(JsonSetting item)
    {
        if (item.IsText)
        {
            return new(AzureRegion.Normalize(item.Text()));
        }

        var parts = item.Parts("name", "replicaCount", "storageAccountType");
        if (!parts.ContainsKey("name"))
        {
            item.Fail("needs a name, such as westeurope");
        }

        var storage = parts.GetValueOrDefault("storageAccountType")?.Text() ?? s_storageAccountTypes[0];
        if (!s_storageAccountTypes.Contains(storage))
        {
            parts["storageAccountType"].Fail($"'{storage}' is not allowed; expected {string.Join(", ", s_storageAccountTypes)}");
        }

        return new(
            AzureRegion.Normalize(parts.GetValueOrDefault("name")?.Text() ?? ""),
            parts.GetValueOrDefault("replicaCount")?.Number(1, MaximumReplicas) ?? 1,
            storage);
    }
}
