using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Inventory;

/// <summary>A version of an image in a stack.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Image">The image.</param>
/// <param name="Version">The version.</param>
public sealed record FamilyMember(string Stack, string Image, PublishedVersion Version);
