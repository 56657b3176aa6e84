using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>What became of one thing that was to go.</summary>
/// <param name="Name">What it is, as a person says it.</param>
/// <param name="Id">Its ARM id.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">Why it is still there, or null.</param>
/// <param name="Failure">Where its deletion stopped, or null.</param>
public sealed record PrunedItem(string Name, string Id, PruneOutcome Outcome, string? Message = null, DriverFailure? Failure = null)
{
    /// <summary>The command that brings it back, or null if nothing does.</summary>
    public string? RestoreCommand { get; init; }

    /// <summary>Whether it is gone, or will be without anybody's help.</summary>
    public bool IsDone => Outcome is PruneOutcome.Deleted or PruneOutcome.Gone or PruneOutcome.Going;
}
