namespace ImageInfra.Driver.Audit;

/// <summary>A command that was run.</summary>
public sealed record CommandRecord
{
    /// <summary>The start time by the clock of the machine.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The user, or the pipeline with its run.</summary>
    public required string Who { get; init; }

    /// <summary>The name of the machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The stack; empty if the command has none.</summary>
    public string Stack { get; init; } = "";

    /// <summary>The command, such as <c>prune</c>.</summary>
    public required string Command { get; init; }

    /// <summary>The arguments. Secrets are masked when the record is written.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The exit code.</summary>
    public required int ExitCode { get; init; }
}
