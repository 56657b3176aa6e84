using System.Text.Json;
using Pulumi.Automation.Commands;
using Pulumi.Automation.Events;

namespace Pulumi.Automation;

public abstract class Workspace : IDisposable
{
    internal Workspace(PulumiCommand command, IDictionary<string, string?> environment)
    {
        Command = command;
        Environment = environment;
    }

    public abstract string WorkDir { get; }

    internal PulumiCommand Command { get; }

    internal IDictionary<string, string?> Environment { get; }

    public virtual async Task<ConfigValue> GetConfigAsync(string stackName, string key, bool path, CancellationToken cancellationToken = default)
    {
        string[] args = ["config", "get", .. path ? (string[])["--path"] : [], key, "--json", "--stack", stackName];
        var result = await RunAsync(args, null, null, null, cancellationToken);
        return JsonSerializer.Deserialize<ConfigValue>(result.StandardOutput)!;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    internal Task<CommandResult> RunAsync(
        IList<string> args,
        Action<string>? onOutput,
        Action<string>? onError,
        Action<EngineEvent>? onEvent,
        CancellationToken cancellationToken) =>
        Command.RunInputAsync(args, WorkDir, Environment, onOutput, onError, null, onEvent, cancellationToken);

    protected virtual void Dispose(bool disposing)
    {
    }
}
