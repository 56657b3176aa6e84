using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the setting <c>overrides</c>.</summary>
/// <param name="location">The stack's location.</param>
internal sealed class OverridesReader(string location)
{
    private static readonly string[] s_keys = ["vmSize", "osDiskSizeGB", "buildTimeoutInMinutes", "targetRegions", "network", "vnetConfig", "tags", "priority"];

    private static readonly KeyType.Mapping s_vnet = new(VmProfileKeys.VnetConfig);

    /// <summary><c>{ IMAGE or "*": { vmSize, osDiskSizeGB, … } }</c>.</summary>
    public IReadOnlyDictionary<string, ImageOverride> Read(JsonSetting setting) => setting.Parts("a map of images, or \"*\", to what is different")
        .ToDictionary(i => i.Key, i => Override(i.Key, i.Value), StringComparer.OrdinalIgnoreCase);

    private ImageOverride Override(string image, JsonSetting setting)
    {
        var parts = setting.Parts(s_keys);
        if (parts.ContainsKey("network") && parts.TryGetValue("vnetConfig", out var vnet))
        {
            vnet.Fail("can't go with network; keep one of them");
        }

        return new()
        {
            VmSize = parts.GetValueOrDefault("vmSize")?.Required(),
            OsDiskSizeGB = parts.GetValueOrDefault("osDiskSizeGB")?.Number(0, VmProfileKeys.MaximumDisk),
            BuildTimeoutInMinutes = parts.GetValueOrDefault("buildTimeoutInMinutes")?.Number(ImageTemplateSpec.MinimumTimeout, ImageTemplateSpec.MaximumTimeout),
            TargetRegions = parts.GetValueOrDefault("targetRegions") is { } regions ? TargetRegionsReader.Read(regions, location) : null,
            Network = parts.GetValueOrDefault("network")?.As(NetworkKeys.OfImage, ImageNetworkReader.Read),
            VnetConfig = parts.GetValueOrDefault("vnetConfig")?.As(s_vnet, Vnet),
            Tags = parts.GetValueOrDefault("tags") is { } tags ? SettingTags.Read(tags, "overrides", SecretSetting.Below(SecretSetting.Below("", image), "tags")) : Tags.Empty,
            Priority = parts.GetValueOrDefault("priority")?.Number(-ImageSpec.MaximumPriority, ImageSpec.MaximumPriority),
        };
    }

    private static VnetConfig? Vnet(MappingReader vnet)
    {
        var config = VnetReader.Read(vnet);
        vnet.Close();
        return config;
    }
}
