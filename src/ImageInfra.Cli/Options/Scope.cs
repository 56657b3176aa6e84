namespace ImageInfra.Cli.Options;

/// <summary>What a command works on, as the options that every command has say.</summary>
internal sealed record Scope(string Directory, string Stack, bool IsLocal, double Speed, bool IsJson)
{
    /// <summary>The file of the key that statements are signed with, or null.</summary>
    public string? SigningKey { get; init; }

    /// <summary>Fires when a person wants an operation that was interrupted killed at once: at a second Ctrl-C.</summary>
    public CancellationToken KillNow { get; init; }

    /// <summary>The environment variables, which may say which Azure is meant, and as whom.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Tells a person what stops nothing.</summary>
    public Action<string> Warn { get; init; } = _ => { };
}
