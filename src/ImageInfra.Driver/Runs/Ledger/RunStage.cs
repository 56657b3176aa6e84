namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>The progress of the driver with a run. Each stage is saved before the next one begins.</summary>
public enum RunStage
{
    /// <summary>The request is about to be sent. Whether Azure received it is unknown.</summary>
    Intended,

    /// <summary>Azure accepted the request; the start time is unknown yet.</summary>
    Accepted,

    /// <summary>The run is in progress, and its start time is known.</summary>
    Started,

    /// <summary>The run ended, and its outcome is known; its version is not known yet.</summary>
    Ended,

    /// <summary>The work is complete: the outcome and the version, if any, are known.</summary>
    Closed,
}
