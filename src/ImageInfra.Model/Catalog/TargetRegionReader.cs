using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>targetRegions</c> of distributors and of stack settings.</summary>
internal static class TargetRegionReader
{
    private const string Encryption = "encryption";

    /// <summary>Reads the regions under a key.</summary>
    /// <param name="owner">The mapping that has the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="defaults">Optional. The default values of regions. Default: one replica on Standard_LRS.</param>
    /// <param name="encryption">Optional. Reads encryption keys. Default: encryption keys are an error, because builds don't support them.</param>
    public static IReadOnlyList<TargetRegion> Read(
        MappingReader owner,
        string key,
        TargetRegion? defaults = null,
        Func<MappingReader, ImageEncryption?>? encryption = null)
    {
        defaults ??= new("");
        var regions = new List<TargetRegion>();
        foreach (var region in owner.Mappings(key))
        {
            var read = new TargetRegion(
                AzureRegion.Normalize(region.Text("name") ?? ""),
                region.Number("replicaCount") ?? defaults.ReplicaCount,
                region.Choice("storageAccountType") ?? defaults.StorageAccountType)
            {
                ExcludeFromLatest = region.Flag("excludeFromLatest") ?? false,
                AdditionalReplicaSets = region.Mappings("additionalReplicaSets", ReplicaSet),
                Encryption = encryption is null ? null : region.Mapping(Encryption, encryption),
            };
            region.Close((Encryption, "is only allowed for promoted versions, because Azure Image Builder uses platform-managed keys; move it to imageinfra:promotedVersions.\"*\".targetRegions of the stack that the versions are promoted to"));
            if (read.Name.Length > 0 && regions.Exists(r => r.Name == read.Name))
            {
                region.Fail("name", $"'{read.Name}' is given twice; keep one");
            }

            regions.Add(read);
        }

        return regions;
    }

    private static AdditionalReplicaSet ReplicaSet(MappingReader item) =>
        new(item.Choice("storageAccountType") ?? "", item.Number("regionalReplicaCount") ?? 1);
}
