namespace ImageInfra.Driver.Versions;

/// <summary>
/// Implements Azure's meaning of <c>latest</c>: the highest version number that is not excluded from latest, globally or in the
/// consumer's region, and that is replicated to that region.
/// </summary>
public static class LatestVersions
{
    /// <summary>The latest version in a region; null if there is none.</summary>
    /// <param name="versions">The versions of one image definition.</param>
    /// <param name="region">The region, as in <c>westeurope</c>.</param>
    public static PublishedVersion? In(IEnumerable<PublishedVersion> versions, string region) =>
        versions.Where(v => Counts(v) && (v.Replicas.Count == 0 || RegionsOf(v).Contains(region, StringComparer.OrdinalIgnoreCase))).MaxBy(v => v.Number);

    /// <summary>The versions that are the latest in at least one region, highest number first; for consumers in unknown regions.</summary>
    /// <param name="versions">The versions of one image definition.</param>
    public static IReadOnlyList<PublishedVersion> Of(IEnumerable<PublishedVersion> versions)
    {
        var latest = new List<PublishedVersion>();
        var regions = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var version in versions.Where(Counts).OrderByDescending(v => v.Number))
        {
            // If the regions of a version are unknown, it may be the latest in any, but does not rule out lower versions.
            if (regions.Count == 0 || version.Replicas.Count == 0 || RegionsOf(version).Any(r => !regions.Contains(r)))
            {
                latest.Add(version);
            }

            regions.UnionWith(RegionsOf(version));
        }

        return latest;
    }

    private static bool Counts(PublishedVersion version) => version is { ProvisioningState: "Succeeded" or "Updating", ExcludeFromLatest: false };

    private static IEnumerable<string> RegionsOf(PublishedVersion version) => version.Replicas.Where(r => !r.ExcludeFromLatest).Select(r => r.Region);
}
