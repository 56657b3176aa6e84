namespace ImageInfra.Driver.Runs;

/// <summary>The status of a run.</summary>
/// <param name="State">The state.</param>
/// <param name="SubState">The current phase; null if Azure does not report it.</param>
/// <param name="StartTime">The start time, by Azure's clock.</param>
/// <param name="EndTime">The end time; null while the run is in progress.</param>
/// <param name="Message">Azure's message, mainly about a failure.</param>
public sealed record RunStatus(
    RunState State,
    RunSubState? SubState,
    DateTimeOffset StartTime,
    DateTimeOffset? EndTime,
    string Message)
{
    /// <summary>Whether the run is in progress.</summary>
    public bool IsInProgress => State is RunState.Running or RunState.Canceling;
}
