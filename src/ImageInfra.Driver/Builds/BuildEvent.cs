using ImageInfra.Driver.Stacks;
using ImageInfra.Model;

namespace ImageInfra.Driver.Builds;

/// <summary>Something that happened while images are built.</summary>
public abstract record BuildEvent
{
    private BuildEvent()
    {
    }

    /// <summary>The stack is updated; one event of that.</summary>
    public sealed record Stack(StackEvent Event) : BuildEvent;

    /// <summary>An image waits for its base to be built.</summary>
    public sealed record Waiting(string Image, string Base) : BuildEvent;

    /// <summary>A run was started, or one in progress was joined.</summary>
    public sealed record Started(string Image, ImageRun Run) : BuildEvent;

    /// <summary>A run's status changed.</summary>
    public sealed record Progress(string Image, RunStatus Status) : BuildEvent;

    /// <summary>An image has a new version.</summary>
    public sealed record Published(string Image, string VersionId, RunStatus Status) : BuildEvent;

    /// <summary>A build failed.</summary>
    public sealed record Failed(string Image, string Message) : BuildEvent;

    /// <summary>An image was not built, because its base failed.</summary>
    public sealed record Skipped(string Image, string Base) : BuildEvent;

    /// <summary>A base's new version was pinned in the stack's settings.</summary>
    public sealed record Pinned(string Image, ImageVersion Version) : BuildEvent;
}
