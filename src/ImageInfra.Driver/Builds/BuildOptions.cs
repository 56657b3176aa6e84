using ImageInfra.Driver.Scheduling;

namespace ImageInfra.Driver.Builds;

/// <summary>The options of a build request.</summary>
public sealed record BuildOptions
{
    /// <summary>The limits of concurrent runs.</summary>
    public ConcurrencyLimits Limits { get; init; } = new();

    /// <summary>Whether no build starts after a failure; runs in progress continue. Default: unrelated images are still built.</summary>
    public bool IsFailFast { get; init; }

    /// <summary>The maximum number of runs of an image if its failures are temporary, at least 1. Default: 2.</summary>
    public int MaximumAttempts { get; init; } = 2;

    /// <summary>Whether to build even if a version with the same content exists. Default: false.</summary>
    public bool IsAgain { get; init; }

    /// <summary>The check that new versions must pass. Default: none.</summary>
    public IVersionCheck? Check { get; init; }

    /// <summary>The git commit of the catalog, which is tagged on every version. Default: none.</summary>
    public string? Commit { get; init; }
}
