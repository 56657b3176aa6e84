using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The result of a planned deletion.</summary>
/// <param name="Name">The name for messages.</param>
/// <param name="Id">The ARM id.</param>
/// <param name="Outcome">The result.</param>
/// <param name="Message">The reason why it still exists; null if it was deleted.</param>
/// <param name="Failure">The kind of failure; null if there was none.</param>
public sealed record PrunedItem(string Name, string Id, PruneOutcome Outcome, string? Message = null, DriverFailure? Failure = null)
{
    /// <summary>The command that restores it; null if it cannot be restored.</summary>
    public string? RestoreCommand { get; init; }

    /// <summary>Whether it is deleted, or being deleted by Azure.</summary>
    public bool IsDone => Outcome is PruneOutcome.Deleted or PruneOutcome.Gone or PruneOutcome.Going;
}
