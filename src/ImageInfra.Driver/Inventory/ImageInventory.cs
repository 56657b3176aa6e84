using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Inventory;

/// <summary>One image of a stack.</summary>
/// <param name="Image">The image.</param>
/// <param name="DefinitionId">The ARM id of the image definition.</param>
/// <param name="Versions">The versions, newest number first.</param>
public sealed record ImageInventory(string Image, string DefinitionId, IReadOnlyList<PublishedVersion> Versions)
{
    /// <summary>Whether the image was removed from the catalog. Its versions stay, but no new ones are built.</summary>
    public bool IsRetired { get; init; }

    /// <summary>Returns a version of the image.</summary>
    /// <exception cref="DriverException">The version does not exist.</exception>
    public PublishedVersion Version(ImageVersion number) => Versions.FirstOrDefault(v => v.Number == number) ?? throw new DriverException(
        DriverFailure.NotFound,
        $"image '{Image}' has no version {number}; it has {(Versions.Count == 0 ? "none" : string.Join(", ", Versions.Select(v => v.Number)))}");
}
