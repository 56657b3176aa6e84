namespace ImageInfra.Model.Rules;

/// <summary>The only sources that images may start from. <c>*</c> stands for anything; a kind without patterns is not allowed.</summary>
/// <param name="PlatformImages">Optional. Patterns of <c>publisher:offer:sku</c>.</param>
/// <param name="Galleries">Optional. Patterns of the ids of image versions.</param>
/// <param name="ManagedImages">Optional. Patterns of the ids of managed images.</param>
public sealed record AllowedSources(
    IReadOnlyList<string> PlatformImages,
    IReadOnlyList<string> Galleries,
    IReadOnlyList<string> ManagedImages);
