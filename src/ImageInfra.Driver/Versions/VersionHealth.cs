using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Versions;

/// <summary>Whether a version is one to use.</summary>
public static class VersionHealth
{
    /// <summary>The value of <see cref="WellKnownTags.Check"/> of a version that its check found bad.</summary>
    public const string CheckFailed = "failed";

    /// <summary>Why a version is none to use, or null for a good one.</summary>
    public static string? Problem(PublishedVersion version, string image, FactorySettings settings, DateTimeOffset now) =>
        version.ProvisioningState != "Succeeded" ? $"is {version.ProvisioningState} in Azure"
        : Revocation(version, image, settings) is { } reason ? $"is revoked: {reason}"
        : HasFailedCheck(version) ? "failed its check"
        : version.EndOfLifeDate <= now ? $"is past its end of life, {version.EndOfLifeDate:yyyy-MM-dd}"
        : null;

    /// <summary>Why nobody should use a version any more: by the settings or by what is written on it. Null when they may.</summary>
    public static string? Revocation(PublishedVersion version, string image, FactorySettings settings) =>
        VersionMarks.Of(settings, image, version.Number).Revoked
        ?? (version.Tags.TryGetValue(WellKnownTags.Revoked, out var reason) ? reason : null);

    /// <summary>Whether the check that its build was given found it bad.</summary>
    public static bool HasFailedCheck(PublishedVersion version) =>
        version.Tags.TryGetValue(WellKnownTags.Check, out var check) && check.Equals(CheckFailed, StringComparison.OrdinalIgnoreCase);
}
