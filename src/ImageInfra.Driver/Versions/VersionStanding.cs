using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Versions;

/// <summary>Whether an image version is usable, and if not, the first reason against it.</summary>
public enum VersionState
{
    /// <summary>The version may be used.</summary>
    Usable,

    /// <summary>It is revoked, in the stack's settings or by its tag.</summary>
    Revoked,

    /// <summary>It failed the check of its build.</summary>
    CheckFailed,

    /// <summary>Its end of life has passed.</summary>
    PastEndOfLife,

    /// <summary>Its creation failed, or Azure is deleting it.</summary>
    NotProvisioned,

    /// <summary>Azure is creating or updating it.</summary>
    Updating,

    /// <summary>A region has no replica, if the replication state was read.</summary>
    NotReplicated,
}

/// <summary>The standing of an image version: every command uses it to decide whether the version may be used.</summary>
/// <param name="State">The state.</param>
/// <param name="Problem">The reason, as the end of a sentence such as "is revoked: CVE-2026-1"; null for a usable version.</param>
public sealed record VersionStanding(VersionState State, string? Problem)
{
    private const string CheckFailed = "failed";

    private static readonly VersionStanding s_usable = new(VersionState.Usable, null);

    /// <summary>Whether the version may be used.</summary>
    public bool IsUsable => State is VersionState.Usable;

    /// <summary>Whether the reason is temporary. Builds may start from such a version, because Azure can use it.</summary>
    public bool IsTemporary => State is VersionState.Updating or VersionState.NotReplicated;

    /// <summary>The standing of a version of an image in a stack.</summary>
    /// <param name="version">The version. Its replication state counts only if it was read.</param>
    /// <param name="image">The name of the image.</param>
    /// <param name="settings">The settings of the version's stack.</param>
    /// <param name="now">The time.</param>
    public static VersionStanding Of(PublishedVersion version, string image, FactorySettings settings, DateTimeOffset now) =>
        Of(version, RevocationOf(version, image, settings), now);

    /// <summary>The standing of a version outside the project's stacks, by its tags and dates.</summary>
    /// <param name="version">The version.</param>
    /// <param name="now">The time.</param>
    public static VersionStanding OfForeign(PublishedVersion version, DateTimeOffset now) => Of(version, version.Tags.GetValueOrDefault(WellKnownTags.Revoked), now);

    /// <summary>The usable versions of an image, newest number first.</summary>
    public static IEnumerable<PublishedVersion> Usable(IEnumerable<PublishedVersion> versions, string image, FactorySettings settings, DateTimeOffset now) =>
        versions.Where(v => Of(v, image, settings, now).IsUsable).OrderByDescending(v => v.Number);

    /// <summary>The reason of a revocation, from the stack's settings or the tag; null if the version is not revoked.</summary>
    public static string? RevocationOf(PublishedVersion version, string image, FactorySettings settings) =>
        VersionMarks.Of(settings, image, version.Number).Revoked ?? version.Tags.GetValueOrDefault(WellKnownTags.Revoked);

    /// <summary>Whether a version failed the check of its build.</summary>
    public static bool HasFailedCheck(PublishedVersion version) =>
        version.Tags.TryGetValue(WellKnownTags.Check, out var check) && check.Equals(CheckFailed, StringComparison.OrdinalIgnoreCase);

    private static VersionStanding Of(PublishedVersion version, string? revocation, DateTimeOffset now)
    {
        if (revocation is not null)
        {
            return new(VersionState.Revoked, $"is revoked: {revocation}");
        }

        if (HasFailedCheck(version))
        {
            return new(VersionState.CheckFailed, "failed its check");
        }

        if (version.EndOfLifeDate <= now)
        {
            return new(VersionState.PastEndOfLife, $"is past its end of life, {version.EndOfLifeDate:yyyy-MM-dd}");
        }

        if (version.ProvisioningState is not "Succeeded")
        {
            var state = version.ProvisioningState is "Creating" or "Updating" ? VersionState.Updating : VersionState.NotProvisioned;
            return new(state, $"is {version.ProvisioningState} in Azure");
        }

        var missing = version.Replicas.Where(r => r.IsFailed || r.IsReplicating).Select(r => $"{r.Region} ({r.State})").ToList();
        return missing.Count == 0
            ? s_usable
            : new(VersionState.NotReplicated, $"has no replica in {string.Join(", ", missing)}; to add it, run 'imageinfra distribute'");
    }
}
