using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>The version that a channel of an image stands for: an item of <c>imageinfra:channels</c>.</summary>
/// <param name="Version">Required. The version.</param>
public sealed record ChannelPin(ImageVersion Version)
{
    /// <summary>Optional. Since when. Default: not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Optional. What it stood for before, which a rollback goes back to. Default: not known.</summary>
    public ImageVersion? Previous { get; init; }

    /// <summary>Optional. What it was taken back from; no rule brings it forward to that again. Default: it was not.</summary>
    public ImageVersion? RolledBackFrom { get; init; }
}

/// <summary>When a channel moves forward by itself: an item of <c>imageinfra:channelRules</c>.</summary>
public sealed record ChannelRule
{
    /// <summary>Optional. The channel that it takes its versions from. Default: none, it takes every new good version.</summary>
    public string? Follows { get; init; }

    /// <summary>
    /// Optional. How long a version has to be there, in the channel that is followed or in the gallery: <c>soakHours</c>, 0 to 8760.
    /// Default: 0.
    /// </summary>
    public TimeSpan Soak { get; init; }
}
