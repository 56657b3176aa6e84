namespace ImageInfra.Import.Contract;

/// <summary>What a note of an import asks of its reader.</summary>
public enum ImportNoteKind
{
    /// <summary>Something is otherwise in the catalog than in the file. Nothing to do.</summary>
    Changed,

    /// <summary>Something to look at; the catalog loads without.</summary>
    Attention,

    /// <summary>A value that the files don't say; it must be given before the catalog loads.</summary>
    Unresolved,

    /// <summary>Something that the catalog can't hold.</summary>
    Problem,
}
