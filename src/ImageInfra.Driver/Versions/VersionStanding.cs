using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Versions;

/// <summary>Whether an image version is usable, and if not, the first reason against it.</summary>
public enum VersionState
{
    /// <summary>Nothing is known against it.</summary>
    Usable,

    /// <summary>It is revoked, by the stack's settings or by the tag on the version.</summary>
    Revoked,

    /// <summary>The check that its build was given found it bad.</summary>
    CheckFailed,

    /// <summary>Its end of life is over.</summary>
    PastEndOfLife,

    /// <summary>Azure failed to create it, or deletes it.</summary>
    NotProvisioned,

    /// <summary>Azure creates or updates it now.</summary>
    Updating,

    /// <summary>A region has no copy of it, where Azure reported the replication.</summary>
    NotReplicated,
}

/// <summary>The standing of an image version: the one answer to "may it be used?" for every command.</summary>
/// <param name="State">The state.</param>
/// <param name="Problem">The reason, as the end of a sentence about the version such as "is revoked: CVE-2026-1"; null for a usable one.</param>
public sealed record VersionStanding(VersionState State, string? Problem)
{
    private const string CheckFailed = "failed";

    private static readonly VersionStanding s_usable = new(VersionState.Usable, null);

    /// <summary>Whether the version may be used.</summary>
    public bool IsUsable => State is VersionState.Usable;

    /// <summary>Whether the reason passes by itself: builds may start from such a version, because Azure serves it.</summary>
    public bool IsTemporary => State is VersionState.Updating or VersionState.NotReplicated;

    /// <summary>The standing of a version of an image in a stack.</summary>
    /// <param name="version">The version. Its replication counts where it was read with it.</param>
    /// <param name="image">The name of the image.</param>
    /// <param name="settings">The settings of the stack that has the version.</param>
    /// <param name="now">The time.</param>
    public static VersionStanding Of(PublishedVersion version, string image, FactorySettings settings, DateTimeOffset now) =>
        Of(version, RevocationOf(version, image, settings), now);

    /// <summary>The standing of a version that no stack of the project has: by its tags and dates alone.</summary>
    /// <param name="version">The version.</param>
    /// <param name="now">The time.</param>
    public static VersionStanding OfForeign(PublishedVersion version, DateTimeOffset now) => Of(version, version.Tags.GetValueOrDefault(WellKnownTags.Revoked), now);

    /// <summary>The versions of an image that may be used, newest number first.</summary>
    public static IEnumerable<PublishedVersion> Usable(IEnumerable<PublishedVersion> versions, string image, FactorySettings settings, DateTimeOffset now) =>
        versions.Where(v => Of(v, image, settings, now).IsUsable).OrderByDescending(v => v.Number);

    /// <summary>The reason of a version's revocation, by the stack's settings or by the tag on the version; null if there is none.</summary>
    public static string? RevocationOf(PublishedVersion version, string image, FactorySettings settings) =>
        VersionMarks.Of(settings, image, version.Number).Revoked ?? version.Tags.GetValueOrDefault(WellKnownTags.Revoked);

    /// <summary>Whether the check that its build was given found a version bad.</summary>
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
            : new(VersionState.NotReplicated, $"has no copies yet in {string.Join(", ", missing)}; 'imageinfra distribute' adds them");
    }
}
