using ImageInfra.Model.Keys;
using ImageInfra.Model.Loading;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the setting <c>overrides</c>.</summary>
/// <param name="location">The stack's location.</param>
internal sealed class OverridesReader(string location)
{
    private static readonly string[] s_keys = ["vmSize", "osDiskSizeGB", "buildTimeoutInMinutes", "targetRegions", "vnetConfig", "tags", "priority"];

    /// <summary><c>{ IMAGE or "*": { vmSize, osDiskSizeGB, … } }</c>.</summary>
    public IReadOnlyDictionary<string, ImageOverride> Read(JsonSetting setting) => setting.Parts("a map of images, or \"*\", to what is different")
        .ToDictionary(i => i.Key, i => Override(i.Value), StringComparer.OrdinalIgnoreCase);

    private ImageOverride Override(JsonSetting setting)
    {
        var parts = setting.Parts(s_keys);
        return new()
        {
            VmSize = parts.GetValueOrDefault("vmSize")?.Required(),
            OsDiskSizeGB = parts.GetValueOrDefault("osDiskSizeGB")?.Number(0, VmProfileKeys.MaximumDisk),
            BuildTimeoutInMinutes = parts.GetValueOrDefault("buildTimeoutInMinutes")?.Number(TemplateReader.MinimumTimeout, TemplateReader.MaximumTimeout),
            TargetRegions = parts.GetValueOrDefault("targetRegions") is { } regions ? TargetRegionsReader.Read(regions, location) : null,
            VnetConfig = parts.GetValueOrDefault("vnetConfig") is { } vnet ? Vnet(vnet) : null,
            Tags = parts.GetValueOrDefault("tags") is { } tags ? Tags(tags) : Model.Tags.Empty,
            Priority = parts.GetValueOrDefault("priority")?.Number(-ImageReader.MaximumPriority, ImageReader.MaximumPriority),
        };
    }

    private static VnetConfig? Vnet(JsonSetting setting)
    {
        var parts = setting.Parts("subnetId", "containerInstanceSubnetId", "proxyVmSize");
        var (subnet, container) = (Subnet(parts.GetValueOrDefault("subnetId")), Subnet(parts.GetValueOrDefault("containerInstanceSubnetId")));
        var proxy = parts.GetValueOrDefault("proxyVmSize")?.Required();
        if (!parts.ContainsKey("subnetId"))
        {
            setting.Fail("needs a subnetId");
        }

        if (subnet is null)
        {
            return null;
        }

        var vnet = new VnetConfig(subnet, container, proxy);
        if (VnetRules.Problem(vnet) is var (key, problem))
        {
            parts[key].Fail(problem);
        }

        return vnet;
    }

    private static string? Subnet(JsonSetting? setting)
    {
        if (setting is null || TextRules.SubnetId(setting.Text()) is not { } problem)
        {
            return setting?.Text();
        }

        setting.Fail(problem);
        return null;
    }

    private static Tags Tags(JsonSetting setting)
    {
        var tags = setting.Parts("a map of names to texts");
        foreach (var (name, value) in tags)
        {
            if (TagsReader.Problem(name, value.Text()) is { } problem)
            {
                value.Fail(problem);
            }
        }

        return Model.Tags.Empty.With(tags.Select(t => KeyValuePair.Create(t.Key, t.Value.Text())));
    }
}
