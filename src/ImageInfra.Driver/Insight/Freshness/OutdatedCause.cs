namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>The cause for which an image is outdated.</summary>
public enum OutdatedCause
{
    /// <summary>The image has no usable version.</summary>
    NeverBuilt,

    /// <summary>A newer version of its source exists.</summary>
    NewerSource,

    /// <summary>Its source version is no longer offered, or is not usable.</summary>
    SourceWithdrawn,

    /// <summary>Its base is outdated.</summary>
    BaseOutdated,

    /// <summary>The catalog or the settings changed after its newest version was built.</summary>
    TemplateChanged,

    /// <summary>Its newest version is past its end of life.</summary>
    PastEndOfLife,

    /// <summary>Its newest version is older than the catalog allows (<c>version.rebuildEveryDays</c>).</summary>
    Overdue,
}
