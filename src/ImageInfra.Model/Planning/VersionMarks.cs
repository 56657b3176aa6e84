using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>
/// What a stack's settings set for one version, and the tags that record it in Azure. The same for versions that
/// builds made and for those that were promoted.
/// </summary>
/// <param name="Channels">The channels that stand for it, in alphabetical order.</param>
/// <param name="Revoked">Why the version is revoked, or null.</param>
/// <param name="ExcludeFromLatest">Whether <c>latest</c> passes it over: it is revoked, or above what <c>latest</c> means.</param>
public sealed record VersionMarks(IReadOnlyList<string> Channels, string? Revoked, bool ExcludeFromLatest)
{
    /// <summary>The marks of a version.</summary>
    public static VersionMarks Of(FactorySettings settings, string image, ImageVersion number)
    {
        var channels = settings.Channels.GetValueOrDefault(image);
        var revoked = settings.Revoked.GetValueOrDefault(image)?.GetValueOrDefault(number);
        return new(
            [.. (channels ?? new Dictionary<string, ChannelPin>()).Where(c => c.Value.Version == number).Select(c => c.Key).Order(StringComparer.OrdinalIgnoreCase)],
            revoked,
            revoked is not null || (channels?.GetValueOrDefault(settings.LatestChannel) is { } latest && number > latest.Version));
    }

    /// <summary>A version's tags with these marks, and without any that it had before.</summary>
    public Tags On(Tags tags)
    {
        var rest = tags.Without(WellKnownTags.Channels).Without(WellKnownTags.Revoked);
        rest = Channels.Count > 0 ? rest.With(WellKnownTags.Channels, string.Join(',', Channels)) : rest;
        return Revoked is null ? rest : rest.With(WellKnownTags.Revoked, Revoked);
    }
}
