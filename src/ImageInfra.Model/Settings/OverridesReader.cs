using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads one entry of the setting <c>overrides</c>.</summary>
internal static class OverridesReader
{
    public static ImageOverride Read(MappingReader change, string image, string location)
    {
        if (change.Has("network") && change.Has("vnetConfig"))
        {
            change.Fail("vnetConfig", "is not allowed with network; keep one of them");
        }

        var tags = SecretSetting.Below(SecretSetting.Below("", image), "tags");
        return new()
        {
            VmSize = change.Text("vmSize"),
            OsDiskSizeGB = change.Number("osDiskSizeGB"),
            BuildTimeoutInMinutes = change.Number("buildTimeoutInMinutes"),
            TargetRegions = SettingsReader.Regions(change, location),
            Network = change.Mapping("network", ImageNetworkReader.Read),
            VnetConfig = change.Mapping("vnetConfig", VnetReader.Read),
            Tags = TagsReader.Read(change, "tags", name => new("overrides", SecretSetting.Below(tags, name))),
            ManagedResourceTags = TagsReader.Read(change, "managedResourceTags"),
            Priority = change.Number("priority"),
        };
    }
}
