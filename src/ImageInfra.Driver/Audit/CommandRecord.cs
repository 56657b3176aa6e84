namespace ImageInfra.Driver.Audit;

/// <summary>A command that somebody ran.</summary>
public sealed record CommandRecord
{
    /// <summary>When it began, by the clock of the machine.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who ran it: a user, or a pipeline and its run.</summary>
    public required string Who { get; init; }

    /// <summary>The name of the machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The stack, or empty where the command has none.</summary>
    public string Stack { get; init; } = "";

    /// <summary>The command, such as <c>prune</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Its arguments. Secrets in them are masked when the record is written.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>How it ended: its exit code.</summary>
    public required int ExitCode { get; init; }
}
