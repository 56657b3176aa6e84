namespace ImageInfra.Driver.Builds;

/// <summary>How the build of one image ended.</summary>
public enum BuildOutcome
{
    /// <summary>There is a new version.</summary>
    Succeeded,

    /// <summary>The run failed, timed out or was cancelled, or could not be started.</summary>
    Failed,

    /// <summary>Not started, because its base was not built.</summary>
    Skipped,
}
