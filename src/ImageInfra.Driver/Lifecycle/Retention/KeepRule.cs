namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The rules that keep a version; this list is complete.</summary>
public enum KeepRule
{
    /// <summary>It is one of the image's newest usable versions: <c>keepNewest</c>.</summary>
    KeepNewest,

    /// <summary>It is younger than <c>keepDays</c>, or its age is unknown.</summary>
    KeepDays,

    /// <summary>A channel points to it, in the settings or in its tags.</summary>
    Channel,

    /// <summary>It is the version to which a channel would be rolled back.</summary>
    Rollback,

    /// <summary>A resource in Azure was created from it.</summary>
    Used,

    /// <summary>A resource uses the latest version of the image, and this is the latest in at least one region.</summary>
    Latest,

    /// <summary>A kept version was built or copied from it.</summary>
    Base,

    /// <summary>It is promoted to a stack that has no complete copy yet.</summary>
    Promotion,

    /// <summary>A stack pins it as the base of chained images.</summary>
    Pin,

    /// <summary>An image of the catalog starts from it.</summary>
    Template,

    /// <summary>Azure blocks its deletion before its end of life.</summary>
    Protected,

    /// <summary>It is the image's newest usable version; if none is usable, the newest that succeeded.</summary>
    LastGood,

    /// <summary>It is being created, changed, copied or deleted.</summary>
    Moving,

    /// <summary>It is deletable, but the maximum share of deletions is reached: <c>maximumShare</c>.</summary>
    MaximumShare,
}
