namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>How far the driver is with a run. Each stage is written down before the next begins.</summary>
public enum RunStage
{
    /// <summary>The run is about to be asked for. Whether Azure heard of it is not known yet.</summary>
    Intended,

    /// <summary>Azure took it; its start time is not known yet.</summary>
    Accepted,

    /// <summary>Azure runs it: its start time is known.</summary>
    Started,

    /// <summary>Azure says how it ended; what it published is not known yet.</summary>
    Ended,

    /// <summary>Nothing is left to do: its outcome is known, and its version if there is one.</summary>
    Closed,
}
