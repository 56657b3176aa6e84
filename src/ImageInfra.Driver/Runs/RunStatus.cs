namespace ImageInfra.Driver.Runs;

/// <summary>How a run stands.</summary>
/// <param name="State">Whether it goes on, and how it ended.</param>
/// <param name="SubState">What is being done, where Azure says.</param>
/// <param name="StartTime">When it began, by Azure's clock.</param>
/// <param name="EndTime">When it ended, or null.</param>
/// <param name="Message">Azure's words, above all on a failure.</param>
public sealed record RunStatus(
    RunState State,
    RunSubState? SubState,
    DateTimeOffset StartTime,
    DateTimeOffset? EndTime,
    string Message)
{
    /// <summary>Whether the run goes on.</summary>
    public bool IsInProgress => State is RunState.Running or RunState.Canceling;
}
