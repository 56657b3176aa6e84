using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Inventory;

/// <summary>One image of a stack.</summary>
/// <param name="Image">The image.</param>
/// <param name="DefinitionId">The ARM id of its image definition.</param>
/// <param name="Versions">Its versions, newest number first.</param>
public sealed record ImageInventory(string Image, string DefinitionId, IReadOnlyList<PublishedVersion> Versions)
{
    /// <summary>Whether the image left the catalog: its versions stay, and nothing builds new ones.</summary>
    public bool IsRetired { get; init; }

    /// <summary>A version of the image.</summary>
    /// <exception cref="DriverException">There is no such version.</exception>
    public PublishedVersion Version(ImageVersion number) => Versions.FirstOrDefault(v => v.Number == number) ?? throw new DriverException(
        DriverFailure.NotFound,
        $"image '{Image}' has no version {number}; it has {(Versions.Count == 0 ? "none" : string.Join(", ", Versions.Select(v => v.Number)))}");
}
