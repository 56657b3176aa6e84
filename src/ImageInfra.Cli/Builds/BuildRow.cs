using ImageInfra.Driver.Runs;

namespace ImageInfra.Cli.Builds;

/// <summary>How the build of one image stands.</summary>
internal sealed record BuildRow(string Image)
{
    /// <summary>What is being done, or how it ended.</summary>
    public string Phase { get; init; } = "";

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    /// <summary>What half of the image's earlier runs took no longer than.</summary>
    public TimeSpan? Expected { get; init; }

    /// <summary>Whether it takes longer than nearly all earlier runs.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>The version that it published.</summary>
    public string? Version { get; init; }

    /// <summary>How it ended, or null while it goes on.</summary>
    public BuildOutcome? Outcome { get; init; }

    /// <summary>Whether Azure works on it: it goes on when nobody follows.</summary>
    public bool IsRunning => StartTime is not null && Outcome is null;

    /// <summary>How long it has run, by Azure's clock.</summary>
    public TimeSpan? Elapsed(DateTimeOffset now) => StartTime is { } start ? (EndTime ?? now) - start : null;
}
