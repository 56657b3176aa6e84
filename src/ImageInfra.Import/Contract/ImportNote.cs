using ImageInfra.Model.Images;

namespace ImageInfra.Import.Contract;

/// <summary>A note about an imported file.</summary>
/// <param name="Kind">What is asked of the reader.</param>
/// <param name="File">The file that it is about.</param>
/// <param name="Line">The line, from 1, or 0 where there is none.</param>
/// <param name="Path">The property; empty for the file as a whole.</param>
/// <param name="Message">What was done, or what to do.</param>
public sealed record ImportNote(ImportNoteKind Kind, string File, int Line, string Path, string Message)
{
    /// <summary>For a value that is not resolved: what <c>--parameters</c> takes it for.</summary>
    public string? Key { get; init; }

    /// <inheritdoc/>
    public override string ToString() => new CatalogError(File, Line, Path, Message).ToString();
}

/// <summary>What a note of an import asks of its reader.</summary>
public enum ImportNoteKind
{
    /// <summary>Something is otherwise in the catalog than in the file. Nothing to do.</summary>
    Changed,

    /// <summary>Something to look at; the catalog loads without.</summary>
    Attention,

    /// <summary>A value that the files do not contain; the catalog does not load without it.</summary>
    Unresolved,

    /// <summary>Something that the catalog can't hold.</summary>
    Problem,
}
