namespace ImageInfra.Cli.Options;

/// <summary>The target of a command, from the options that all commands share.</summary>
internal sealed record Scope(string Directory, string Stack, bool IsLocal, double Speed, bool IsJson)
{
    /// <summary>The file of the key that signs statements; null if they are not signed.</summary>
    public string? SigningKey { get; init; }

    /// <summary>Canceled at the second Ctrl-C: the interrupted operation is then killed.</summary>
    public CancellationToken KillNow { get; init; }

    /// <summary>The environment variables, which may select the Azure cloud and the credential.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Shows a warning to the user.</summary>
    public Action<string> Warn { get; init; } = _ => { };
}
