namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>Which entries of a ledger are meant; what is null does not count.</summary>
public sealed record RunFilter
{
    /// <summary>The stack.</summary>
    public string? Stack { get; init; }

    /// <summary>The image.</summary>
    public string? Image { get; init; }

    /// <summary>How the build ended.</summary>
    public BuildOutcome? Outcome { get; init; }

    /// <summary>Intended at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>At most so many, the newest. Default: all.</summary>
    public int? Limit { get; init; }
}
