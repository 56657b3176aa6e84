namespace ImageInfra.Import.Contract;

/// <summary>The result of an import.</summary>
/// <param name="Images">The images, in the order of the files.</param>
/// <param name="Notes">Notes that don't belong to an image.</param>
public sealed record ImportResult(IReadOnlyList<ImportedImage> Images, IReadOnlyList<ImportNote> Notes)
{
    /// <summary>Whether the catalog loads with all imported images.</summary>
    public bool IsComplete => Images.All(i => i.IsComplete) && Notes.All(n => n.Kind is ImportNoteKind.Changed or ImportNoteKind.Attention);
}

/// <summary>The catalog file of an imported image template.</summary>
/// <param name="Name">The name of the image and of its file.</param>
/// <param name="Source">The imported file.</param>
/// <param name="Yaml">The text of the catalog file.</param>
/// <param name="Notes">Notes about the image.</param>
public sealed record ImportedImage(string Name, string Source, string Yaml, IReadOnlyList<ImportNote> Notes)
{
    /// <summary>Whether the catalog loads with this image.</summary>
    public bool IsComplete => Notes.All(n => n.Kind is ImportNoteKind.Changed or ImportNoteKind.Attention);
}
