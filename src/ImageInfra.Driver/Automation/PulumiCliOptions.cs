namespace ImageInfra.Driver.Automation;

/// <summary>The time limits for the <c>pulumi</c> command.</summary>
public sealed record PulumiCliOptions
{
    /// <summary>Optional. The clock of all waits. Default: the system clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Optional. The time for an interrupted operation to end before it is killed. Default: one minute.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Optional. The time limit of a command that only reads or writes state. Default: two minutes.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Optional. When canceled, an interrupted operation is killed at once: a second Ctrl-C.</summary>
    public CancellationToken KillNow { get; init; }

    /// <summary>Receives messages while an operation is in progress.</summary>
    internal Action<string>? OnMessage { get; init; }
}
