using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>
/// Replicates a version to all of its regions: waits for the copies, and retries failed regions without another build.
/// </summary>
/// <remarks>
/// Azure retries a failed region only if it is removed from the version and added again. The regions are first saved in a tag, so that
/// a crash in between loses none. A region with properties that do not fit into the tag, such as encryption keys, is not retried.
/// </remarks>
internal sealed class VersionDistribution(IImageVersions versions, TimeProvider clock)
{
    /// <summary>The tag with the target regions while one of them is removed.</summary>
    public const string RegionsTag = "imageinfra-regions";

    /// <summary>The time limit for replication, as recommended by Azure.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    /// <summary>Waits for the copies, retries failed ones once, and returns the updated version.</summary>
    /// <exception cref="DriverException">The version does not exist.</exception>
    public async Task<PublishedVersion> CompleteAsync(string versionId, Action<PublishedVersion> progress, CancellationToken cancellationToken)
    {
        var version = await WaitAsync(versionId, progress, cancellationToken);
        var there = Regions(version.Replicas);
        var wanted = version.Tags.TryGetValue(RegionsTag, out var interrupted)
            ? [.. RegionList.Read(interrupted).Select(r => there.FirstOrDefault(t => t.Name == r.Name) ?? r)]
            : there;
        if (interrupted is null)
        {
            var whole = version.Replicas.Where(r => !r.IsFailed).ToList();
            if (whole.Count == version.Replicas.Count || whole.Count == 0 || version.Replicas.Any(r => r.IsFailed && r.ToRegion().IsBeyondTemplates)
                || RegionList.Write(wanted) is not { } list)
            {
                return version;
            }

            await versions.UpdateAsync(versionId, new() { Tags = TagChange.Of(RegionsTag, list), TargetRegions = Regions(whole) }, cancellationToken);
        }

        await versions.UpdateAsync(versionId, new() { TargetRegions = wanted }, cancellationToken);
        version = await WaitAsync(versionId, progress, cancellationToken);
        await versions.UpdateAsync(versionId, new() { Tags = TagChange.Between(version.Tags, version.Tags.Without(RegionsTag)) }, cancellationToken);
        return await FindAsync(versionId, cancellationToken);
    }

    /// <summary>Waits up to <see cref="Patience"/> until no operation or replication of the version is in progress, and returns it.</summary>
    /// <exception cref="DriverException">The version does not exist.</exception>
    public async Task<PublishedVersion> WaitAsync(string versionId, Action<PublishedVersion> progress, CancellationToken cancellationToken)
    {
        var deadline = clock.GetUtcNow() + Patience;
        while (true)
        {
            var version = await FindAsync(versionId, cancellationToken);
            progress(version);
            var isMoving = version.ProvisioningState is "Creating" or "Updating" || version.Replicas.Any(r => r.IsReplicating);
            if (!isMoving || clock.GetUtcNow() >= deadline)
            {
                return version;
            }

            await Task.Delay(s_pause, clock, cancellationToken);
        }
    }

    private async Task<PublishedVersion> FindAsync(string versionId, CancellationToken cancellationToken) =>
        await versions.FindAsync(versionId, cancellationToken) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"the image version {versionId} no longer exists; it was deleted");

    private static IReadOnlyList<TargetRegion> Regions(IEnumerable<VersionReplica> replicas) =>
        [.. replicas.Select(r => r.ToRegion())];
}
