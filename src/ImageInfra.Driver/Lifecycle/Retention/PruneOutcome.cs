namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>What became of something that was to go.</summary>
public enum PruneOutcome
{
    /// <summary>It was deleted.</summary>
    Deleted,

    /// <summary>It was gone already.</summary>
    Gone,

    /// <summary>Azure is deleting it already.</summary>
    Going,

    /// <summary>It changed at the last moment, and was left alone.</summary>
    Changed,

    /// <summary>It was left alone because something that was made from it is still there.</summary>
    Skipped,

    /// <summary>It could not be deleted.</summary>
    Failed,
}
