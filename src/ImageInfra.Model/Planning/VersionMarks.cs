using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>
/// The state that the settings of a stack give a version, recorded in its tags. Applies to built and to promoted versions.
/// </summary>
/// <param name="Channels">The channels that point to the version, in alphabetical order.</param>
/// <param name="Revoked">The reason of the revocation, or null.</param>
/// <param name="ExcludeFromLatest">Whether <c>latest</c> skips the version, because it is revoked or newer than the latest channel's version.</param>
public sealed record VersionMarks(IReadOnlyList<string> Channels, string? Revoked, bool ExcludeFromLatest)
{
    /// <summary>Returns the marks of a version.</summary>
    public static VersionMarks Of(FactorySettings settings, string image, ImageVersion number)
    {
        var channels = settings.Channels.GetValueOrDefault(image);
        var revoked = settings.Revoked.GetValueOrDefault(image)?.GetValueOrDefault(number);
        return new(
            [.. (channels ?? new Dictionary<string, ChannelPin>()).Where(c => c.Value.Version == number).Select(c => c.Key).Order(StringComparer.OrdinalIgnoreCase)],
            revoked,
            revoked is not null || (channels?.GetValueOrDefault(settings.LatestChannel) is { } latest && number > latest.Version));
    }

    /// <summary>Replaces the marks in the tags of a version.</summary>
    public Tags On(Tags tags)
    {
        var rest = tags.Without(WellKnownTags.Channels).Without(WellKnownTags.Revoked);
        rest = Channels.Count > 0 ? rest.With(WellKnownTags.Channels, string.Join(',', Channels)) : rest;
        return Revoked is null ? rest : rest.With(WellKnownTags.Revoked, Revoked);
    }
}
