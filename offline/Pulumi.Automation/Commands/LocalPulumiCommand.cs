using System.Diagnostics;
using Pulumi.Automation.Commands.Exceptions;
using Pulumi.Automation.Events;
using Semver;

namespace Pulumi.Automation.Commands;

public class LocalPulumiCommand : PulumiCommand
{
    private const string Program = "pulumi";

    private LocalPulumiCommand(SemVersion? version) => Version = version;

    public override SemVersion? Version { get; }

    public static async Task<LocalPulumiCommand> CreateAsync(
        LocalPulumiCommandOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var command = new LocalPulumiCommand(null);
        var result = await command.RunAsync(["version"], Environment.CurrentDirectory, new Dictionary<string, string?>(), cancellationToken: cancellationToken);
        return new(SemVersion.TryParse(result.StandardOutput.Trim().TrimStart('v'), SemVersionStyles.Any, out var version) ? version : null);
    }

    public override Task<CommandResult> RunAsync(
        IList<string> args,
        string workingDir,
        IDictionary<string, string?> additionalEnv,
        Action<string>? onStandardOutput = null,
        Action<string>? onStandardError = null,
        Action<EngineEvent>? onEngineEvent = null,
        CancellationToken cancellationToken = default) =>
        RunInputAsync(args, workingDir, additionalEnv, onStandardOutput, onStandardError, null, onEngineEvent, cancellationToken);

    public override async Task<CommandResult> RunInputAsync(
        IList<string> args,
        string workingDir,
        IDictionary<string, string?> additionalEnv,
        Action<string>? onStandardOutput = null,
        Action<string>? onStandardError = null,
        string? stdIn = null,
        Action<EngineEvent>? onEngineEvent = null,
        CancellationToken cancellationToken = default)
    {
        using var events = onEngineEvent is null ? null : new EventLog(onEngineEvent);
        using var process = Start([.. args, .. events?.Arguments ?? []], workingDir, additionalEnv);
        await using var interruption = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = ReadAsync(process.StandardOutput, onStandardOutput);
        var error = ReadAsync(process.StandardError, onStandardError);
        await process.StandardInput.WriteAsync(stdIn);
        process.StandardInput.Close();
        await (events?.FollowAsync(process.WaitForExitAsync(CancellationToken.None)) ?? process.WaitForExitAsync(CancellationToken.None));
        cancellationToken.ThrowIfCancellationRequested();
        var result = new CommandResult(process.ExitCode, await output, await error);
        return result.Code == 0 ? result : throw CommandException.CreateFromResult(result);
    }

    private static Process Start(IEnumerable<string> args, string directory, IDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(Program, [.. args, "--non-interactive"])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<string> ReadAsync(StreamReader reader, Action<string>? onLine)
    {
        var text = new System.Text.StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            text.AppendLine(line);
            onLine?.Invoke(line);
        }

        return text.ToString();
    }
}
