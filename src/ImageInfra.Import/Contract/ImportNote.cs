using ImageInfra.Model.Images;

namespace ImageInfra.Import.Contract;

/// <summary>A note about an imported file.</summary>
/// <param name="Kind">The kind of note.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line, starting at 1; 0 if unknown.</param>
/// <param name="Path">The property; empty for the file as a whole.</param>
/// <param name="Message">The change, or the next step.</param>
public sealed record ImportNote(ImportNoteKind Kind, string File, int Line, string Path, string Message)
{
    /// <summary>For an unresolved value: its key for <c>--parameters</c>.</summary>
    public string? Key { get; init; }

    /// <inheritdoc/>
    public override string ToString() => new CatalogError(File, Line, Path, Message).ToString();
}

/// <summary>The kind of a note, by the action that it requires.</summary>
public enum ImportNoteKind
{
    /// <summary>The catalog differs from the file. No action required.</summary>
    Changed,

    /// <summary>Requires a review; the catalog loads.</summary>
    Attention,

    /// <summary>The files lack a value; the catalog does not load without it.</summary>
    Unresolved,

    /// <summary>The catalog can't represent a part of the file.</summary>
    Problem,
}
