namespace ImageInfra.Model.Settings;

/// <summary>The retention rules of a stack: <c>imageinfra:retention</c>.</summary>
public sealed record RetentionSettings
{
    /// <summary>The rules of images without separate rules.</summary>
    public RetentionRules Default { get; init; } = new();

    /// <summary>The rules of single images. Omitted values have the defaults of the stack.</summary>
    public IReadOnlyDictionary<string, RetentionRules> Images { get; init; } = new Dictionary<string, RetentionRules>();

    /// <summary>Returns the rules of an image.</summary>
    public RetentionRules Of(string image) => Images.GetValueOrDefault(image, Default);
}

/// <summary>The versions of an image that <c>imageinfra prune</c> keeps, in addition to versions in use.</summary>
public sealed record RetentionRules
{
    /// <summary>Optional. The number of newest good versions to keep, at least 1. Default: 3.</summary>
    public int KeepNewest { get; init; } = 3;

    /// <summary>Optional. The age in days up to which versions are kept, 0 to 3650. Default: 30.</summary>
    public int KeepDays { get; init; } = 30;

    /// <summary>Optional. The maximum share of an image's versions that one run deletes, in percent, 1 to 100. Default: 50.</summary>
    public int MaximumShare { get; init; } = 50;
}
