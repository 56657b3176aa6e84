namespace ImageInfra.Model.Settings;

/// <summary>What a stack says otherwise than the images' files: <c>imageinfra:overrides</c>.</summary>
public sealed record OverrideSettings
{
    /// <summary>The name that means every image.</summary>
    public const string Everything = "*";

    /// <summary>By image, or <c>*</c> for all of them; an image's own come after.</summary>
    public IReadOnlyDictionary<string, ImageOverride> Images { get; init; } = new Dictionary<string, ImageOverride>();

    /// <summary>The file that says so.</summary>
    public string File { get; init; } = "";

    /// <summary>The line of the setting in it, from 1, or 0 where that is not known.</summary>
    public int Line { get; init; }
}
