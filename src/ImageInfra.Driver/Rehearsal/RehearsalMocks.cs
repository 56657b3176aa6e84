using System.Collections.Concurrent;
using System.Collections.Immutable;
using ImageInfra.Driver.Foundations;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>Mocks for Pulumi's test host: each registration returns the resource in Azure.</summary>
internal sealed class RehearsalMocks(RehearsalUpdate update, CancellationToken cancellationToken) : IMocks
{
    private readonly ConcurrentDictionary<Task, bool> _calls = [];
    private volatile bool _stopped;

    /// <summary>The original exceptions; the test host would wrap them.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = [];

    public async Task<(string?, object)> NewResourceAsync(MockResourceArgs args)
    {
        var inputs = args.Inputs ?? [];
        if (!args.Type!.StartsWith("azure-native:", StringComparison.Ordinal))
        {
            return ("", inputs);
        }

        return await Remember(async () =>
        {
            var type = ArmTypes.Of(args.Type);
            var known = await update.ApplyAsync(type, args.Name!, PulumiValue.ToJson(inputs), cancellationToken);
            var state = PulumiValue.FromJson(known.Outputs);
            return (known.Id.Length == 0 ? null : known.Id, (object)Unknown(type, state));
        });
    }

    public Task<object> CallAsync(MockCallArgs args) => Remember<object>(async () => args.Token switch
    {
        "azure-native:resources:getResourceGroup" => PulumiValue.FromJson(
            await update.ReadResourceGroupAsync((string)args.Args["resourceGroupName"], cancellationToken)),
        _ => throw new DriverException(DriverFailure.UpdateFailed, $"a rehearsal does not support the function '{args.Token}'"),
    });

    /// <summary>
    /// Stops starting operations, and waits for those in progress. The test host returns at the first failure and leaves the other
    /// operations running.
    /// </summary>
    public async Task StopAsync()
    {
        _stopped = true;
        while (!_calls.IsEmpty)
        {
            await Task.WhenAll(_calls.Keys).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    // In a preview, outputs that Azure computes for a new resource are unknown to dependent resources.
    private ImmutableDictionary<string, object> Unknown(ArmType type, ImmutableDictionary<string, object> state) => update.IsPreview
        ? state.SetItems(type.Computed.Where(c => !state.ContainsKey(c))
            .Select(c => KeyValuePair.Create(c, (object)OutputUtilities.CreateUnknown(""))))
        : state;

    private async Task<T> Remember<T>(Func<Task<T>> action)
    {
        if (_stopped)
        {
            throw new OperationCanceledException("another resource failed");
        }

        var call = action();
        _calls[call] = true;
        try
        {
            return await call;
        }
        catch (Exception e)
        {
            Failures.Enqueue(e);
            throw;
        }
        finally
        {
            _calls.TryRemove(call, out _);
        }
    }
}
