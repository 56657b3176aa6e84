using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Builds;

/// <summary>Something that happened while images are built.</summary>
public abstract record BuildEvent
{
    private BuildEvent()
    {
    }

    /// <summary>The stack is updated; one event of that.</summary>
    public sealed record Stack(StackEvent Event) : BuildEvent;

    /// <summary>A request that was not finished goes on.</summary>
    public sealed record Resumed(DateTimeOffset RequestedAt, IReadOnlyList<string> Images) : BuildEvent;

    /// <summary>An image waits for its base to be built.</summary>
    public sealed record Waiting(string Image, string Base) : BuildEvent;

    /// <summary>A run was started, or one in progress was joined.</summary>
    public sealed record Started(string Image, ImageRun Run) : BuildEvent
    {
        /// <summary>How long it will take, by earlier runs; null if that is not known.</summary>
        public TimeSpan? Expected { get; init; }
    }

    /// <summary>Azure has not shown a run yet that was requested, and is asked again until a time of its clock.</summary>
    public sealed record Pending(string Image, string Reason, DateTimeOffset Until) : BuildEvent;

    /// <summary>An image is not built again: a version of the same content is there.</summary>
    public sealed record Reused(string Image, string VersionId, string Reason) : BuildEvent;

    /// <summary>A run's status changed.</summary>
    public sealed record Progress(string Image, RunStatus Status) : BuildEvent;

    /// <summary>A run takes longer than 95 in 100 of the image's earlier ones.</summary>
    public sealed record Overdue(string Image, TimeSpan Elapsed, TimeSpan Expected) : BuildEvent;

    /// <summary>A run failed in a way that another run may not, and is tried again after a pause.</summary>
    public sealed record Retrying(string Image, FailureExplanation Failure, TimeSpan Pause, int Attempt) : BuildEvent;

    /// <summary>How far the copies of a new version are.</summary>
    public sealed record Replicating(string Image, string VersionId, IReadOnlyList<VersionReplica> Replicas) : BuildEvent;

    /// <summary>An image has a new version.</summary>
    public sealed record Published(string Image, string VersionId, RunStatus Status) : BuildEvent;

    /// <summary>A build failed, or was canceled.</summary>
    public sealed record Failed(string Image, string Message, FailureExplanation? Explanation = null) : BuildEvent
    {
        /// <summary>How it ended; partially where its version is there, and not in every region.</summary>
        public BuildOutcome Outcome { get; init; } =
            Explanation?.Category is FailureCategory.Canceled ? BuildOutcome.Canceled : BuildOutcome.Failed;
    }

    /// <summary>Something that does not fail the build, and that somebody should look at.</summary>
    public sealed record Warning(string Image, string Message) : BuildEvent;

    /// <summary>An image was not built.</summary>
    public sealed record Skipped(string Image, string Reason) : BuildEvent;

    /// <summary>A base's new version was pinned in the stack's settings.</summary>
    public sealed record Pinned(string Image, ImageVersion Version) : BuildEvent;

    /// <summary>Every build of the request has ended.</summary>
    public sealed record Completed(BuildReport Report) : BuildEvent;
}
