namespace ImageInfra.Driver.Automation;

/// <summary>How patient the driver is with the <c>pulumi</c> command.</summary>
public sealed record PulumiCliOptions
{
    /// <summary>Optional. The clock of all waits. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Optional. How long an interrupted operation may take to end before it is killed. Default: a minute.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Optional. How long a command that only reads or writes state may take. Default: two minutes.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Optional. When it fires, an operation that was interrupted is killed at once: a second Ctrl-C.</summary>
    public CancellationToken KillNow { get; init; }

    /// <summary>What to tell a person while an operation goes on.</summary>
    internal Action<string>? OnMessage { get; init; }
}
