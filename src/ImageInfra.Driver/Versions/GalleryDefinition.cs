using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>An image definition as a gallery has it, no matter who made it.</summary>
/// <param name="Id">The ARM id.</param>
/// <param name="Tags">Its tags.</param>
public sealed record GalleryDefinition(string Id, Tags Tags)
{
    /// <summary>Publisher, offer and sku, which are unique in a gallery.</summary>
    public ImageIdentifier Identifier { get; init; } = new("", "", "");

    /// <summary>The name of the definition, which is the name of the image.</summary>
    public string Name => ArmNames.Last(Id);

    /// <summary>The ARM id of the gallery.</summary>
    public string GalleryId => Id[..Id.LastIndexOf("/images/", StringComparison.OrdinalIgnoreCase)];

    /// <summary>The stack that made it, by its tag; null if there is no such tag.</summary>
    public string? Stack => Tags.TryGetValue(WellKnownTags.Stack, out var stack) ? stack : null;
}
