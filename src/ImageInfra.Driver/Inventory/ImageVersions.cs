using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Inventory;

/// <summary>The versions of one image, newest number first.</summary>
/// <param name="Image">The image.</param>
/// <param name="Versions">The versions.</param>
/// <param name="IsRetired">Whether the image was removed from the catalog.</param>
public sealed record ImageVersions(string Image, IReadOnlyList<PublishedVersion> Versions, bool IsRetired = false);
