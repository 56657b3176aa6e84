namespace ImageInfra.Driver.Builds;

/// <summary>The actions of image templates that no Pulumi resource has: run, follow, cancel, run outputs.</summary>
public interface IImageBuilds
{
    /// <summary>
    /// Starts a run of a template. When one is in progress already (a template runs once at a time), answers that one.
    /// </summary>
    Task<ImageRun> RunAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>Follows a run to its end. Reports every change; survives status reads that fail for a while.</summary>
    Task<RunStatus> FollowAsync(ImageRun run, IProgress<RunStatus> progress, CancellationToken cancellationToken);

    /// <summary>The template's last run, or null when it never ran.</summary>
    Task<RunStatus?> LastRunAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>Requests that the run in progress stops; it goes on for a while as Canceling.</summary>
    Task CancelAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>What the last successful run made, one for each distributor.</summary>
    Task<IReadOnlyList<RunOutput>> RunOutputsAsync(string templateId, CancellationToken cancellationToken);
}
