using ImageInfra.Driver.Scheduling;

namespace ImageInfra.Driver.Builds;

/// <summary>How a request's images are built.</summary>
public sealed record BuildOptions
{
    /// <summary>How many runs may go on at once.</summary>
    public ConcurrencyLimits Limits { get; init; } = new();

    /// <summary>After a failure, start no further builds; runs in progress continue. Default: unrelated images are built all the same.</summary>
    public bool IsFailFast { get; init; }

    /// <summary>How often an image is run when its failures are such that another run may succeed, at least 1. Default: 2.</summary>
    public int MaximumAttempts { get; init; } = 2;

    /// <summary>Whether to build also where a version of the same content is there already. Default: false.</summary>
    public bool IsAgain { get; init; }

    /// <summary>What new versions are checked with before they count. Default: nothing.</summary>
    public IVersionCheck? Check { get; init; }

    /// <summary>The git commit of the catalog, which goes on every version. Default: none.</summary>
    public string? Commit { get; init; }
}
