namespace ImageInfra.Driver.Builds;

/// <summary>What Azure did with a request to cancel a run.</summary>
public enum CancelOutcome
{
    /// <summary>The run was canceled; there is no version.</summary>
    Canceled,

    /// <summary>No run was in progress.</summary>
    NotRunning,

    /// <summary>The run ended in another way before Azure came to cancel it; a version that it published is kept.</summary>
    EndedFirst,

    /// <summary>Azure took the request, and the run is still Canceling. That has been seen to take days.</summary>
    StillCanceling,
}
