using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// One update or preview of a rehearsed stack: each registration becomes an ARM call if needed; undeclared resources are deleted at
/// the end.
/// </summary>
internal sealed class RehearsalUpdate(
    RehearsalState state,
    RehearsedCalls calls,
    string subscriptionId,
    bool isPreview,
    IProgress<StackEvent> progress) : IDisposable
{
    private const int MaximumConcurrentCalls = 32;

    private readonly SemaphoreSlim _calls = new(MaximumConcurrentCalls);
    private readonly ConcurrentDictionary<string, bool> _declared = [];
    private readonly ConcurrentDictionary<StackAction, int> _changes = [];
    private readonly ConcurrentDictionary<string, StackRemoval> _removals = [];
    private readonly ConcurrentDictionary<string, RehearsedResource> _deletedWithParent = [];
    private readonly ConcurrentDictionary<string, Lazy<Task>> _deletions = [];

    public bool IsPreview => isPreview;

    /// <summary>The options of the resources, filled while the program runs.</summary>
    public ConcurrentDictionary<string, RehearsedOptions> Options { get; } = [];

    public IReadOnlyDictionary<StackAction, int> Changes => _changes;

    /// <summary>The deleted or replaced resources; in a preview, those that would be.</summary>
    public IReadOnlyList<StackRemoval> Removals => [.. _removals.Values];

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();

    /// <summary>Creates or updates one resource to match its declaration, and returns it. Its id is empty while unknown.</summary>
    public async Task<RehearsedResource> ApplyAsync(
        ArmType type,
        string name,
        JsonObject inputs,
        CancellationToken cancellationToken)
    {
        var key = RehearsedResource.KeyOf(type.Token, name);
        var options = Options.GetValueOrDefault(key, RehearsedOptions.None);
        var id = type.Id(inputs, subscriptionId);
        var known = state.Find(key);
        inputs = options.Inputs(inputs, known);
        var step = _deletedWithParent.ContainsKey(key)
            ? new ResourceStep(StackAction.Replace)
            : ResourceStep.Decide(type, known, id, inputs, options);
        if (step.Action is not StackAction.Replace && string.Equals(known?.Id, id, StringComparison.OrdinalIgnoreCase) && known is not null)
        {
            // Azure keeps the case in which an id was written first.
            id = known.Id;
        }

        _declared[key] = true;
        if (step.Action is StackAction.Same)
        {
            return Unchanged(known!, options);
        }

        return await ReportAsync(step.Action, type.Token, name, counts: true, work: async () =>
        {
            if (step.Action is StackAction.Replace && known is not null)
            {
                await RemoveForReplacementAsync(known, step, cancellationToken);
            }

            if (isPreview)
            {
                return new(type.Token, name, id ?? "", options.Protect, inputs, Predict(type, known, step, id, inputs));
            }

            return await CallAsync(() => WriteAsync(type, name, id!, inputs, known, step, options, cancellationToken), cancellationToken);
        });
    }

    /// <summary>Deletes the resources that are no longer declared, and those that were replaced.</summary>
    public Task DeleteUndeclaredAsync(CancellationToken cancellationToken)
    {
        // They were deleted with their parent and are no longer declared, so they count as deleted, not as replaced.
        foreach (var resource in isPreview ? [] : _deletedWithParent.Values.Where(r => !_declared.ContainsKey(r.Key)))
        {
            _removals[resource.Key] = new(resource.ToStackResource(), StackAction.Delete);
            Count(StackAction.Delete);
        }

        return DeleteAsync([.. state.Resources.Where(r => !_declared.ContainsKey(r.Key))], cancellationToken);
    }

    /// <summary>Deletes resources, dependents first. Deletes none if one of them is protected.</summary>
    public async Task DeleteAsync(IReadOnlyList<RehearsedResource> resources, CancellationToken cancellationToken)
    {
        foreach (var resource in resources)
        {
            _removals[resource.Key] = new(resource.ToStackResource(), StackAction.Delete);
        }

        var kept = resources.Where(r => r is { Protect: true, Replaced: false }).Select(r => $"'{r.Name}' ({r.Type})").ToList();
        if (kept.Count > 0 && !isPreview)
        {
            throw new DriverException(
                DriverFailure.Protected,
                $"protected from deletion: {string.Join(", ", kept)}; nothing was deleted. "
                + "To delete it anyway, set imageinfra:protect to false and run 'up' first");
        }

        foreach (var type in resources.GroupBy(r => r.Type).OrderByDescending(g => ArmTypes.OrderOf(g.Key)))
        {
            await Parallel.ForEachAsync(
                type,
                new ParallelOptions { MaxDegreeOfParallelism = MaximumConcurrentCalls, CancellationToken = cancellationToken },
                async (resource, token) => await DeleteAsync(resource, token));
        }
    }

    /// <summary>Reads an existing resource group, in the format of azure-native's function.</summary>
    public async Task<JsonObject> ReadResourceGroupAsync(string name, CancellationToken cancellationToken)
    {
        var type = ArmTypes.Of(ResourceTypes.ResourceGroup);
        var group = await calls.GetAsync(type, $"/subscriptions/{subscriptionId}/resourceGroups/{name}", cancellationToken);
        return group is not null
            ? type.Outputs(group)
            : throw new DriverException(
                DriverFailure.NotFound,
                $"the resource group '{name}' does not exist; create it, or set imageinfra:useExistingResourceGroup to false");
    }

    private RehearsedResource Unchanged(RehearsedResource known, RehearsedOptions options)
    {
        var resource = known with { Protect = options.Protect, RetainOnDelete = options.RetainOnDelete };
        if (!isPreview && resource != known)
        {
            state.Put(resource);
        }

        Count(StackAction.Same);
        return resource;
    }

    // For a resource that is deleted before its replacement, Pulumi first deletes its dependents, and creates them again afterward.
    private async Task RemoveForReplacementAsync(RehearsedResource known, ResourceStep step, CancellationToken cancellationToken)
    {
        RehearsedResource[] going = step.DeleteFirst
            ? [known, .. Dependents.Of(known, state.Resources).Where(r => !_declared.ContainsKey(r.Key))]
            : [known];
        if (!isPreview && going.FirstOrDefault(r => r.Protect) is { } kept)
        {
            throw new DriverException(DriverFailure.Protected, $"'{kept.Name}' ({kept.Type}) is protected from deletion, and this change would replace it");
        }

        foreach (var resource in going)
        {
            _removals[resource.Key] = new(resource.ToStackResource(), StackAction.Replace)
            {
                ChangedInputs = resource == known ? step.ChangedInputs : [],
            };
        }

        if (!step.DeleteFirst)
        {
            return;
        }

        foreach (var dependent in going[1..])
        {
            _deletedWithParent[dependent.Key] = dependent;
        }

        if (!isPreview)
        {
            foreach (var resource in going.OrderByDescending(r => ArmTypes.OrderOf(r.Type)))
            {
                // Two replaced resources may have the same dependents.
                await _deletions.GetOrAdd(resource.Key, _ => new(() => RemoveAsync(resource, cancellationToken))).Value;
            }
        }
    }

    private async Task RemoveAsync(RehearsedResource resource, CancellationToken cancellationToken)
    {
        if (resource is { RetainOnDelete: false, TakenId: null })
        {
            await calls.DeleteAsync(ArmTypes.Of(resource.Type), resource.Id, cancellationToken);
        }

        state.Remove(resource.Key);
    }

    private async Task<RehearsedResource> WriteAsync(
        ArmType type,
        string name,
        string id,
        JsonObject inputs,
        RehearsedResource? known,
        ResourceStep step,
        RehearsedOptions options,
        CancellationToken cancellationToken)
    {
        var answer = known is null || step.Action is StackAction.Replace
            ? await new ExistingResources(state, calls, progress).CreateAsync(type, id, inputs, cancellationToken)
            : await calls.PutAsync(type, id, inputs, cancellationToken);
        if (step is { Action: StackAction.Replace, DeleteFirst: false } && known is not null)
        {
            state.Put(known with { Replaced = true });
        }

        var resource = new RehearsedResource(type.Token, name, id, options.Protect, inputs, type.Outputs(answer))
        {
            RetainOnDelete = options.RetainOnDelete,
            TakenId = TakenId(id, answer),
        };
        state.Put(resource);
        return resource;
    }

    private static string? TakenId(string id, JsonObject answer) =>
        (string?)answer["id"] is { } other && !string.Equals(ArmNames.Last(other), ArmNames.Last(id), StringComparison.OrdinalIgnoreCase) ? other : null;

    private static JsonObject Predict(ArmType type, RehearsedResource? known, ResourceStep step, string? id, JsonObject inputs)
    {
        var outputs = step.Action is StackAction.Update ? (JsonObject)known!.Outputs.DeepClone() : [];
        foreach (var (name, value) in inputs)
        {
            outputs[name] = value?.DeepClone();
        }

        if (id is not null)
        {
            outputs["id"] = id;
            outputs["name"] = ArmNames.Last(id);
            foreach (var (name, value) in type.Derived(id))
            {
                outputs[name] = value;
            }
        }

        return outputs;
    }

    // The old half of a replacement is counted with the new one.
    private Task<bool> DeleteAsync(RehearsedResource resource, CancellationToken cancellationToken) =>
        ReportAsync(StackAction.Delete, resource.Type, resource.Name, counts: !resource.Replaced, work: async () =>
        {
            if (!isPreview)
            {
                await RemoveAsync(resource, cancellationToken);
            }

            return true;
        });

    private async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        await _calls.WaitAsync(cancellationToken);
        try
        {
            return await call();
        }
        finally
        {
            _calls.Release();
        }
    }

    private async Task<T> ReportAsync<T>(StackAction action, string type, string name, bool counts, Func<Task<T>> work)
    {
        progress.Report(new(StackPhase.Started, action, type, name));
        try
        {
            var result = await work();
            if (counts)
            {
                Count(action);
            }

            progress.Report(new(StackPhase.Finished, action, type, name));
            return result;
        }
        catch (DriverException e)
        {
            progress.Report(new(StackPhase.Failed, action, type, name, e.Message));
            throw new DriverException(e.Failure, $"'{name}' ({type}): {e.Message}", e);
        }
    }

    private void Count(StackAction action) => _changes.AddOrUpdate(action, 1, (_, count) => count + 1);
}
