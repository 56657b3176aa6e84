namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>Why an image is outdated.</summary>
public enum OutdatedCause
{
    /// <summary>It has no usable version.</summary>
    NeverBuilt,

    /// <summary>There is a newer version of what it was built from.</summary>
    NewerSource,

    /// <summary>What it was built from is not offered any more, or is not usable.</summary>
    SourceWithdrawn,

    /// <summary>The image that it starts from is outdated itself.</summary>
    BaseOutdated,

    /// <summary>The catalog or the settings say something else than its newest version was built with.</summary>
    TemplateChanged,

    /// <summary>Its newest version is past its end of life.</summary>
    PastEndOfLife,

    /// <summary>Its newest version is older than the catalog lets it be (<c>version.rebuildEveryDays</c>).</summary>
    Overdue,
}
