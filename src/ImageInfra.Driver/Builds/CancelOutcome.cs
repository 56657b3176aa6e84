namespace ImageInfra.Driver.Builds;

/// <summary>The result of a request to cancel a run.</summary>
public enum CancelOutcome
{
    /// <summary>The run was canceled and published no version.</summary>
    Canceled,

    /// <summary>No run was in progress.</summary>
    NotRunning,

    /// <summary>The run ended otherwise before Azure canceled it; a published version is kept.</summary>
    EndedFirst,

    /// <summary>Azure accepted the request, but the run is still Canceling. In practice this state can last for days.</summary>
    StillCanceling,
}
