namespace ImageInfra.Driver.Runs;

/// <summary>How the build of one image ended.</summary>
public enum BuildOutcome
{
    /// <summary>There is a new version, in every region that it was meant for.</summary>
    Succeeded,

    /// <summary>There is a new version, and it is missing in some of its regions.</summary>
    PartiallySucceeded,

    /// <summary>The run failed or timed out, or could not be started.</summary>
    Failed,

    /// <summary>Somebody cancelled the run.</summary>
    Canceled,

    /// <summary>Not started, because its base was not built, or because another build failed and nothing more was to start.</summary>
    Skipped,
}
