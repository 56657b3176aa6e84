namespace ImageInfra.Import.Contract;

/// <summary>What came of an import.</summary>
/// <param name="Images">The images, in the order of the files.</param>
/// <param name="Notes">Notes about the files rather than one image.</param>
public sealed record ImportResult(IReadOnlyList<ImportedImage> Images, IReadOnlyList<ImportNote> Notes)
{
    /// <summary>Whether the catalog loads with everything that was imported.</summary>
    public bool IsComplete => Images.All(i => i.IsComplete) && Notes.All(n => n.Kind is ImportNoteKind.Changed or ImportNoteKind.Attention);
}

/// <summary>An image template as a catalog file.</summary>
/// <param name="Name">The name of the image, which is its file's.</param>
/// <param name="Source">The file that it comes from.</param>
/// <param name="Yaml">The text of the catalog file.</param>
/// <param name="Notes">Notes about the image.</param>
public sealed record ImportedImage(string Name, string Source, string Yaml, IReadOnlyList<ImportNote> Notes)
{
    /// <summary>Whether the catalog loads with it.</summary>
    public bool IsComplete => Notes.All(n => n.Kind is ImportNoteKind.Changed or ImportNoteKind.Attention);
}
