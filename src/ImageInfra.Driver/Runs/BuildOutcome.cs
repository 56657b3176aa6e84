namespace ImageInfra.Driver.Runs;

/// <summary>The outcome of the build of one image.</summary>
public enum BuildOutcome
{
    /// <summary>A new version exists in all its target regions.</summary>
    Succeeded,

    /// <summary>A new version exists, but not in all its target regions.</summary>
    PartiallySucceeded,

    /// <summary>The run failed or timed out, or could not be started.</summary>
    Failed,

    /// <summary>The run was canceled.</summary>
    Canceled,

    /// <summary>Not started, because the build of its base failed, or because another build failed with the option to stop.</summary>
    Skipped,
}
