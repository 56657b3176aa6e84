namespace ImageInfra.Driver.Logs;

/// <summary>The progress of a build that a log line reports.</summary>
public enum LogMark
{
    /// <summary>None: output of a script or of Packer.</summary>
    None,

    /// <summary>A step starts.</summary>
    StepStarted,

    /// <summary>A step ended, successfully or not.</summary>
    StepEnded,

    /// <summary>The previous step failed; cleanup follows.</summary>
    StepFailed,

    /// <summary>The build is over.</summary>
    Finished,

    /// <summary>Lines are omitted here.</summary>
    Gap,
}
