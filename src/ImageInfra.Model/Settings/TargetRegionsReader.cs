using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads a list of target regions.</summary>
internal static class TargetRegionsReader
{
    /// <summary>What the setting is.</summary>
    public const string Expected = "list of {name, replicaCount, storageAccountType}";

    /// <summary>The storage that a gallery has, by which Image Builder knows all but the last.</summary>
    public static readonly string[] GalleryStorage = ["Standard_LRS", "Standard_ZRS", "Premium_LRS", "PremiumV2_LRS"];

    /// <summary>Copies that a region takes at the most.</summary>
    public const int MaximumReplicas = 100;

    private const string Encryption = "encryption";
    private static readonly string[] s_keys = ["name", "replicaCount", "storageAccountType", "excludeFromLatest", "additionalReplicaSets"];

    /// <summary>Names, or <c>{ name, replicaCount, storageAccountType }</c>.</summary>
    /// <param name="setting">The list.</param>
    /// <param name="location">The stack's location, which must be among them; empty where it is not known.</param>
    public static IReadOnlyList<TargetRegion> Read(JsonSetting setting, string location) =>
        Read(setting, location, item => Region(item, s_keys, GalleryStorage[..^1], new("")));

    /// <summary>The regions of promoted versions, which may also have keys of their own.</summary>
    /// <param name="setting">The list.</param>
    /// <param name="location">The stack's location, which must be among them; empty where it is not known.</param>
    /// <param name="count">Copies in regions that say no number.</param>
    /// <param name="storage">The storage of regions that say none.</param>
    public static IReadOnlyList<TargetRegion> ReadPromoted(JsonSetting setting, string location, int? count, string? storage) =>
        Read(setting, location, item => Region(item, [.. s_keys, Encryption], GalleryStorage, new("", count ?? 1, storage ?? GalleryStorage[0])));

    private static TargetRegion[] Read(JsonSetting setting, string location, Func<JsonSetting, TargetRegion> region)
    {
        if (setting.Items() is not { } items)
        {
            setting.Fail($"must be a {Expected}");
            return [];
        }

        TargetRegion[] regions = [.. items.Select(region)];
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

    private static TargetRegion Region(JsonSetting item, string[] keys, string[] storage, TargetRegion otherwise)
    {
        if (item.IsText)
        {
            return otherwise with { Name = AzureRegion.Normalize(item.Text()) };
        }

        var parts = item.Parts("a region, or a map of what is said of one").ToDictionary(StringComparer.OrdinalIgnoreCase);
        if (!keys.Contains(Encryption) && parts.Remove(Encryption, out var encryption))
        {
            encryption.Fail("is for copies alone: Azure Image Builder builds with Azure's own keys, and a region's can't change later. "
                + "Put it under imageinfra:promotedVersions.\"*\".targetRegions of the stack that takes the versions");
        }

        foreach (var unknown in parts.Where(p => !keys.Contains(p.Key)))
        {
            unknown.Value.Fail($"is not known; expected {string.Join(", ", keys)}");
        }

        if (!parts.ContainsKey("name"))
        {
            item.Fail("needs a name, such as westeurope");
        }

        return new(
            AzureRegion.Normalize(parts.GetValueOrDefault("name")?.Text() ?? ""),
            parts.GetValueOrDefault("replicaCount")?.Number(1, MaximumReplicas) ?? otherwise.ReplicaCount,
            parts.GetValueOrDefault("storageAccountType")?.Choice(storage) ?? otherwise.StorageAccountType)
        {
            ExcludeFromLatest = parts.GetValueOrDefault("excludeFromLatest")?.Flag() ?? false,
            AdditionalReplicaSets = parts.GetValueOrDefault("additionalReplicaSets")?.List("{storageAccountType, regionalReplicaCount}", ReplicaSet) ?? [],
            Encryption = EncryptionReader.Read(parts.GetValueOrDefault(Encryption)),
        };
    }

    private static AdditionalReplicaSet ReplicaSet(JsonSetting item)
    {
        var parts = item.Parts("storageAccountType", "regionalReplicaCount");
        if (!parts.ContainsKey("storageAccountType"))
        {
            item.Fail($"needs a storageAccountType; expected {string.Join(", ", GalleryStorage)}");
        }

        return new(
            parts.GetValueOrDefault("storageAccountType")?.Choice(GalleryStorage) ?? "",
            parts.GetValueOrDefault("regionalReplicaCount")?.Number(1, MaximumReplicas) ?? 1);
    }
}
