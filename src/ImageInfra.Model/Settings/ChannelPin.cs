using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>The version that a channel of an image points to: an item of <c>imageinfra:channels</c>.</summary>
/// <param name="Version">Required. The version.</param>
public sealed record ChannelPin(ImageVersion Version)
{
    /// <summary>Optional. The time of the last change. Default: unknown.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Optional. The previous version, which a rollback returns to. Default: unknown.</summary>
    public ImageVersion? Previous { get; init; }

    /// <summary>Optional. The version that a rollback left. Rules don't advance the channel to it again. Default: no rollback.</summary>
    public ImageVersion? RolledBackFrom { get; init; }
}

/// <summary>A rule that advances a channel automatically: an item of <c>imageinfra:channelRules</c>.</summary>
public sealed record ChannelRule
{
    /// <summary>Optional. The channel whose versions it takes. Default: it takes every new good version.</summary>
    public string? Follows { get; init; }

    /// <summary>
    /// Optional. The minimum time of a version in the followed channel, or else in the gallery (<c>soakHours</c>, 0 to 8760).
    /// Default: 0.
    /// </summary>
    public TimeSpan Soak { get; init; }
}
