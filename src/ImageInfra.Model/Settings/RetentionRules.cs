namespace ImageInfra.Model.Settings;

/// <summary>Which versions of an image <c>imageinfra prune</c> keeps, whatever else keeps them.</summary>
public sealed record RetentionRules
{
    /// <summary>Optional. The newest good versions, at least 1. Default: 3.</summary>
    public int KeepNewest { get; init; } = 3;

    /// <summary>Optional. Versions younger than this many days, 0 to 3650. Default: 30.</summary>
    public int KeepDays { get; init; } = 30;

    /// <summary>Optional. The most that goes at once, in percent of the image's versions, 1 to 100. Default: 50.</summary>
    public int MaximumShare { get; init; } = 50;
}
