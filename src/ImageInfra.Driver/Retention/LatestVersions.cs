using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Retention;

/// <summary>
/// What <c>latest</c> of an image means in Azure: the highest number that is not excluded from latest and is in the region of
/// whoever asks. That region is not known here, so it is a version for each region.
/// </summary>
internal static class LatestVersions
{
    public static IReadOnlyList<PublishedVersion> Of(ImageInventory image)
    {
        var latest = new List<PublishedVersion>();
        var regions = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var version in image.Versions.Where(v => v.ProvisioningState == "Succeeded" && !v.ExcludeFromLatest).OrderByDescending(v => v.Number))
        {
            // A version whose regions nobody said may be in any; it hides none below it.
            if (regions.Count == 0 || version.Replicas.Count == 0 || version.Replicas.Any(r => !regions.Contains(r.Region)))
            {
                latest.Add(version);
            }

            regions.UnionWith(version.Replicas.Select(r => r.Region));
        }

        return latest;
    }
}
