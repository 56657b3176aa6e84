namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>Selects entries of a ledger. Null properties do not restrict the selection.</summary>
public sealed record RunFilter
{
    /// <summary>The stack.</summary>
    public string? Stack { get; init; }

    /// <summary>The image.</summary>
    public string? Image { get; init; }

    /// <summary>The outcome of the build.</summary>
    public BuildOutcome? Outcome { get; init; }

    /// <summary>The earliest time of the intent.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The maximum number of entries, newest first. Default: all.</summary>
    public int? Limit { get; init; }
}
