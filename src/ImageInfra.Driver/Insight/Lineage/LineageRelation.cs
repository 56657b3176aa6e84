namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>How one node of a lineage came from another.</summary>
public enum LineageRelation
{
    /// <summary>A build started from it.</summary>
    BuiltFrom,

    /// <summary>The same bits in another gallery.</summary>
    CopyOf,

    /// <summary>It is made from that version, or the next one of its kind will be.</summary>
    Uses,

    /// <summary>It refers to the image and takes the latest version: that one now, another one once it is published.</summary>
    UsesLatest,
}
