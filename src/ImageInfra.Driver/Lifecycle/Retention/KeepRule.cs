namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The rules that keep a version. There are no others.</summary>
public enum KeepRule
{
    /// <summary>It is one of the image's newest good versions: <c>keepNewest</c>.</summary>
    KeepNewest,

    /// <summary>It is younger than <c>keepDays</c>, or its age is not known.</summary>
    KeepDays,

    /// <summary>A channel stands for it, in the settings or on the version.</summary>
    Channel,

    /// <summary>A rollback of a channel goes to it.</summary>
    Rollback,

    /// <summary>Something in Azure was made from it.</summary>
    Used,

    /// <summary>Something takes the latest version of the image, and it is that, at least in one region.</summary>
    Latest,

    /// <summary>A version that stays was built from it, or is a copy of it.</summary>
    Base,

    /// <summary>A stack takes it, and has no complete copy yet.</summary>
    Promotion,

    /// <summary>A stack pins it as what chained images start from.</summary>
    Pin,

    /// <summary>An image of the catalog starts from it.</summary>
    Template,

    /// <summary>Azure refuses its deletion before its end of life.</summary>
    Protected,

    /// <summary>It is the image's newest good version, or where none is good the newest that succeeded.</summary>
    LastGood,

    /// <summary>It is being created, changed, copied or deleted.</summary>
    Moving,

    /// <summary>It may go, but not all that may go goes at once: <c>maximumShare</c>.</summary>
    MaximumShare,
}
