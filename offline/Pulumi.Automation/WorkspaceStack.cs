using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Automation.Commands;
using Pulumi.Automation.Events;
using Pulumi.Automation.Exceptions;

namespace Pulumi.Automation;

public sealed class WorkspaceStack : IDisposable
{
    private static readonly string[] s_execKind = ["--exec-kind", "auto.local"];

    private WorkspaceStack(string name, Workspace workspace)
    {
        Name = name;
        Workspace = workspace;
    }

    public string Name { get; }

    public Workspace Workspace { get; }

    public static async Task<WorkspaceStack> SelectAsync(string name, Workspace workspace, CancellationToken cancellationToken = default)
    {
        await workspace.RunAsync(["stack", "select", "--stack", name], null, null, null, cancellationToken);
        return new(name, workspace);
    }

    public async Task<UpResult> UpAsync(UpOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = await UpdateAsync(["up", "--yes", "--skip-preview"], options, cancellationToken);
        return new(result, await GetOutputsAsync(cancellationToken));
    }

    public Task<UpdateResult> RefreshAsync(RefreshOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(["refresh", "--yes", "--skip-preview"], options, cancellationToken);

    public Task<UpdateResult> DestroyAsync(DestroyOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(["destroy", "--yes", "--skip-preview"], options, cancellationToken);

    public async Task<PreviewResult> PreviewAsync(PreviewOptions? options = null, CancellationToken cancellationToken = default)
    {
        SummaryEvent? summary = null;
        var watched = new UpdateOptions
        {
            OnStandardOutput = options?.OnStandardOutput,
            OnStandardError = options?.OnStandardError,
            OnEvent = e =>
            {
                summary = e.SummaryEvent ?? summary;
                options?.OnEvent?.Invoke(e);
            },
        };
        var result = await RunAsync(["preview", .. s_execKind], watched, cancellationToken);
        return new(result.StandardOutput, result.StandardError, (summary ?? throw new NoSummaryEventException()).ResourceChanges);
    }

    public async Task<ImmutableDictionary<string, OutputValue>> GetOutputsAsync(CancellationToken cancellationToken = default)
    {
        var masked = await RunAsync(["stack", "output", "--json"], null, cancellationToken);
        var plain = await RunAsync(["stack", "output", "--json", "--show-secrets"], null, cancellationToken);
        var hidden = Read(masked.StandardOutput);
        return Read(plain.StandardOutput).ToImmutableDictionary(
            o => o.Key,
            o => new OutputValue(o.Value, hidden[o.Key] is { ValueKind: JsonValueKind.String } text && text.GetString() == "[secret]"));
    }

    public async Task CancelAsync(CancellationToken cancellationToken = default) =>
        await Workspace.Command.RunAsync(["cancel", "--yes", "--stack", Name], Workspace.WorkDir, Workspace.Environment, cancellationToken: cancellationToken);

    public void Dispose() => Workspace.Dispose();

    private static Dictionary<string, JsonElement> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(string.IsNullOrWhiteSpace(json) ? "{}" : json)!;

    private async Task<UpdateResult> UpdateAsync(IEnumerable<string> args, UpdateOptions? options, CancellationToken cancellationToken)
    {
        var result = await RunAsync([.. args, .. s_execKind], options, cancellationToken);
        var history = await RunAsync(["stack", "history", "--json", "--show-secrets", "--page-size", "1", "--page", "1"], null, cancellationToken);
        using var updates = JsonDocument.Parse(history.StandardOutput);
        var last = updates.RootElement.EnumerateArray().FirstOrDefault();
        var changes = last.ValueKind == JsonValueKind.Object ? OperationTypes.ReadChanges(last) : null;
        return new(result.StandardOutput, result.StandardError, new(changes));
    }

    private Task<CommandResult> RunAsync(IEnumerable<string> args, UpdateOptions? options, CancellationToken cancellationToken) =>
        Workspace.RunAsync(
            [.. args, "--stack", Name],
            options?.OnStandardOutput,
            options?.OnStandardError,
            options?.OnEvent,
            cancellationToken);
}
