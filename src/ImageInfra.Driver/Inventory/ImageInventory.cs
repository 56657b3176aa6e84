using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Inventory;

/// <summary>One image of a stack.</summary>
/// <param name="Image">The image.</param>
/// <param name="DefinitionId">The ARM id of its image definition.</param>
/// <param name="Versions">Its versions, newest number first.</param>
public sealed record ImageInventory(string Image, string DefinitionId, IReadOnlyList<PublishedVersion> Versions);
