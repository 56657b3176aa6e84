using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Freshness;

/// <summary>The versions of a stack that somebody could use: whole, not revoked, and not found bad by the check of their build.</summary>
internal static class GoodVersions
{
    public static PublishedVersion? Newest(ImageInventory image, FactorySettings settings) => image.Versions
        .Where(v => v.ProvisioningState is "Succeeded" or "Updating"
            && VersionMarks.Of(settings, image.Image, v.Number).Revoked is null
            && !VersionHealth.HasFailedCheck(v))
        .MaxBy(v => v.Number);
}
