using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Builds;

/// <summary>An event during the builds of a request.</summary>
public abstract record BuildEvent
{
    private BuildEvent()
    {
    }

    /// <summary>An event of a stack update.</summary>
    public sealed record Stack(StackEvent Event) : BuildEvent;

    /// <summary>An unfinished request is resumed.</summary>
    public sealed record Resumed(DateTimeOffset RequestedAt, IReadOnlyList<string> Images) : BuildEvent;

    /// <summary>An image waits for the build of its base.</summary>
    public sealed record Waiting(string Image, string Base) : BuildEvent;

    /// <summary>A run was started, or one in progress was joined.</summary>
    public sealed record Started(string Image, ImageRun Run) : BuildEvent
    {
        /// <summary>The expected duration, from earlier runs; null if unknown.</summary>
        public TimeSpan? Expected { get; init; }
    }

    /// <summary>Azure does not show a requested run yet. The driver polls until a time of Azure's clock.</summary>
    public sealed record Pending(string Image, string Reason, DateTimeOffset Until) : BuildEvent;

    /// <summary>An image is not built again, because a version with the same content exists.</summary>
    public sealed record Reused(string Image, string VersionId, string Reason) : BuildEvent;

    /// <summary>The status of a run changed.</summary>
    public sealed record Progress(string Image, RunStatus Status) : BuildEvent;

    /// <summary>A run takes longer than 95 in 100 earlier runs of the image.</summary>
    public sealed record Overdue(string Image, TimeSpan Elapsed, TimeSpan Expected) : BuildEvent;

    /// <summary>A run failed temporarily, and is tried again after a pause.</summary>
    public sealed record Retrying(string Image, FailureExplanation Failure, TimeSpan Pause, int Attempt) : BuildEvent;

    /// <summary>The replication progress of a new version.</summary>
    public sealed record Replicating(string Image, string VersionId, IReadOnlyList<VersionReplica> Replicas) : BuildEvent;

    /// <summary>An image has a new version.</summary>
    public sealed record Published(string Image, string VersionId, RunStatus Status) : BuildEvent;

    /// <summary>A build failed, or was canceled.</summary>
    public sealed record Failed(string Image, string Message, FailureExplanation? Explanation = null) : BuildEvent
    {
        /// <summary>The outcome; partial if the version exists but not in every region.</summary>
        public BuildOutcome Outcome { get; init; } =
            Explanation?.Category is FailureCategory.Canceled ? BuildOutcome.Canceled : BuildOutcome.Failed;
    }

    /// <summary>A problem that does not fail the build.</summary>
    public sealed record Warning(string Image, string Message) : BuildEvent;

    /// <summary>An image was not built.</summary>
    public sealed record Skipped(string Image, string Reason) : BuildEvent;

    /// <summary>The new version of a base was pinned in the stack's settings.</summary>
    public sealed record Pinned(string Image, ImageVersion Version) : BuildEvent;

    /// <summary>Every build of the request has ended.</summary>
    public sealed record Completed(BuildReport Report) : BuildEvent;
}
