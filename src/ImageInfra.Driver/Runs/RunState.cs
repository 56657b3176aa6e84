namespace ImageInfra.Driver.Runs;

/// <summary>Azure's <c>lastRunStatus.runState</c>.</summary>
public enum RunState
{
    /// <summary>In progress.</summary>
    Running,

    /// <summary>A cancellation was requested and is not complete.</summary>
    Canceling,

    /// <summary>Built and distributed.</summary>
    Succeeded,

    /// <summary>Built, and distributed to some of the targets.</summary>
    PartiallySucceeded,

    /// <summary>Failed, or timed out.</summary>
    Failed,

    /// <summary>Canceled.</summary>
    Canceled,
}
