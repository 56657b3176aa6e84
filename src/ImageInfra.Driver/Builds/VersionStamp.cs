using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Builds;

/// <summary>Says on a version what it is, and until when it is good.</summary>
internal static class VersionStamp
{
    /// <summary>What to change of a version that a run published, or null when it says all that already.</summary>
    public static VersionUpdate? Of(PublishedVersion version, RunEntry run, TemplateStatus? template, BuildTarget image, string? provenance)
    {
        var spec = image.Version;
        var tags = version.Tags.With(WellKnownTags.Run, run.RunId.ToString()!);
        tags = template?.ExactVersion is { Length: > 0 } exact ? tags.With(WellKnownTags.SourceVersion, exact) : tags;
        tags = run.Commit is { } commit ? tags.With(WellKnownTags.Commit, commit) : tags;
        tags = provenance is null ? tags : tags.With(run.IsRequested ? WellKnownTags.Provenance : WellKnownTags.ReconstructedProvenance, provenance);
        var end = spec.EndOfLifeInDays is { } days && version.PublishedDate is { } published ? published.AddDays(days) : (DateTimeOffset?)null;
        var update = new VersionUpdate
        {
            Tags = TagChange.Between(version.Tags, tags),
            EndOfLifeDate = end == version.EndOfLifeDate ? null : end,
            BlockDeletionBeforeEndOfLife = spec.BlockDeletionBeforeEndOfLife && !version.BlockDeletionBeforeEndOfLife ? true : null,
            AllowDeletionOfReplicatedLocations = spec.AllowDeletionOfReplicatedLocations && !version.AllowDeletionOfReplicatedLocations ? true : null,
            // Only once: a channel may since have made the version the latest.
            ExcludeFromLatest = image.ExcludeFromLatest && !version.ExcludeFromLatest && !version.Tags.ContainsKey(WellKnownTags.Run) ? true : null,
            TargetRegions = Regions(version, image.Regions),
        };
        return update == new VersionUpdate() ? null : update;
    }

    // What Image Builder can't say of a region is said once the version is there.
    private static TargetRegion[]? Regions(PublishedVersion version, IReadOnlyList<TargetRegion> wanted)
    {
        TargetRegion[] regions = [.. version.Replicas.Select(r => With(r.ToRegion(), wanted.FirstOrDefault(w => w.Name == r.Region)))];
        return regions.Zip(version.Replicas).All(r => Same(r.First, r.Second.ToRegion())) ? null : regions;
    }

    private static TargetRegion With(TargetRegion region, TargetRegion? wanted) => wanted is not { IsBeyondTemplates: true } ? region : region with
    {
        ExcludeFromLatest = wanted.ExcludeFromLatest,
        AdditionalReplicaSets = wanted.AdditionalReplicaSets,
    };

    private static bool Same(TargetRegion one, TargetRegion other) =>
        one.ExcludeFromLatest == other.ExcludeFromLatest && one.AdditionalReplicaSets.SequenceEqual(other.AdditionalReplicaSets);
}
