using ImageInfra.Driver.Runs;

namespace ImageInfra.Cli.Builds;

/// <summary>The state of the build of one image.</summary>
internal sealed record BuildRow(string Image)
{
    /// <summary>The current phase, or the outcome of an ended build.</summary>
    public string Phase { get; init; } = "";

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The median duration of earlier runs of the image.</summary>
    public TimeSpan? Expected { get; init; }

    /// <summary>Whether the build takes longer than nearly all earlier runs.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>The published version.</summary>
    public string? Version { get; init; }

    /// <summary>The outcome; null while the build is in progress.</summary>
    public BuildOutcome? Outcome { get; init; }

    /// <summary>Whether Azure runs the build, which then continues without this process.</summary>
    public bool IsRunning => StartTime is not null && Outcome is null;

    /// <summary>The time since the build started, by Azure's clock.</summary>
    public TimeSpan? Elapsed(DateTimeOffset now) => StartTime is { } start ? (EndTime ?? now) - start : null;
}
