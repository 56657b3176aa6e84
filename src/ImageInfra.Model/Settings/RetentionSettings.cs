namespace ImageInfra.Model.Settings;

/// <summary>The retention of a stack: <c>imageinfra:retention</c>, rules for every image, and under <c>images</c> those of one.</summary>
public sealed record RetentionSettings
{
    /// <summary>The rules of images that have none of their own.</summary>
    public RetentionRules Default { get; init; } = new();

    /// <summary>The rules of single images; what they leave out is as in the default.</summary>
    public IReadOnlyDictionary<string, RetentionRules> Images { get; init; } = new Dictionary<string, RetentionRules>();

    /// <summary>The rules of an image.</summary>
    public RetentionRules Of(string image) => Images.GetValueOrDefault(image, Default);
}

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
