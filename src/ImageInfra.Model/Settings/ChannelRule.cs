namespace ImageInfra.Model.Settings;

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
