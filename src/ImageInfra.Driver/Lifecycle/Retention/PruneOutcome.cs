namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The result of a planned deletion.</summary>
public enum PruneOutcome
{
    /// <summary>It was deleted.</summary>
    Deleted,

    /// <summary>It did not exist any more.</summary>
    Gone,

    /// <summary>Azure is already deleting it.</summary>
    Going,

    /// <summary>It changed after the plan was checked, and was not deleted.</summary>
    Changed,

    /// <summary>It was not deleted, because a resource built from it still exists.</summary>
    Skipped,

    /// <summary>Its deletion failed.</summary>
    Failed,
}
