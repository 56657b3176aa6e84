using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>An image definition in a gallery, of any origin.</summary>
/// <param name="Id">The ARM id.</param>
/// <param name="Tags">The tags.</param>
public sealed record GalleryDefinition(string Id, Tags Tags)
{
    /// <summary>The publisher, offer and sku, which are unique in a gallery.</summary>
    public ImageIdentifier Identifier { get; init; } = new("", "", "");

    /// <summary>The name of the definition, which is the name of the image.</summary>
    public string Name => ArmNames.Last(Id);

    /// <summary>The ARM id of the gallery.</summary>
    public string GalleryId => Id[..Id.LastIndexOf("/images/", StringComparison.OrdinalIgnoreCase)];

    /// <summary>The stack in the tag of the definition; null if it has no such tag.</summary>
    public string? Stack => Tags.TryGetValue(WellKnownTags.Stack, out var stack) ? stack : null;
}
