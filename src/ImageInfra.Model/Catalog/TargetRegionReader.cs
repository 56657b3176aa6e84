using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>targetRegions</c>, of a distributor and of a stack's settings.</summary>
internal static class TargetRegionReader
{
    private const string Encryption = "encryption";

    /// <summary>The regions under a key.</summary>
    /// <param name="owner">The mapping that has the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="defaults">Optional. The region whose values others take where they have none. Default: one copy on Standard_LRS.</param>
    /// <param name="encryption">Optional. Reads the keys of the copies. Default: they are an error, because no build takes any.</param>
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
            region.Close((Encryption, "is for promoted versions only, because Azure Image Builder builds with Azure's own keys; put it under imageinfra:promotedVersions.\"*\".targetRegions of the stack that takes the versions"));
            if (read.Name.Length > 0 && regions.Exists(r => r.Name == read.Name))
            {
                region.Fail("name", $"'{read.Name}' is there twice");
            }

            regions.Add(read);
        }

        return regions;
    }

    private static AdditionalReplicaSet ReplicaSet(MappingReader item) =>
        new(item.Choice("storageAccountType") ?? "", item.Number("regionalReplicaCount") ?? 1);
}
