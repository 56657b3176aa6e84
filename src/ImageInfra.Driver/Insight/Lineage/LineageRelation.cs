namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>The relation of a node to its source.</summary>
public enum LineageRelation
{
    /// <summary>It was built from the source.</summary>
    BuiltFrom,

    /// <summary>It is a copy of the source in another gallery.</summary>
    CopyOf,

    /// <summary>It uses this version of the source.</summary>
    Uses,

    /// <summary>It refers to the image and uses its latest version, which may change.</summary>
    UsesLatest,
}
