using ImageInfra.Driver.Versions;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Retention;

/// <summary>Which versions of an image are good: succeeded, not revoked, not failed by their check, not past their end of life.</summary>
internal static class GoodVersions
{
    public static bool IsGood(PublishedVersion version, string image, FactorySettings settings, DateTimeOffset now) =>
        version.ProvisioningState == "Succeeded"
        && settings.Revoked.GetValueOrDefault(image)?.ContainsKey(version.Number) != true
        && !version.Tags.ContainsKey(WellKnownTags.Revoked)
        && !(version.Tags.TryGetValue(WellKnownTags.Check, out var check) && check.Equals("failed", StringComparison.OrdinalIgnoreCase))
        && !(version.EndOfLifeDate <= now);
}
