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
