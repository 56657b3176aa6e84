using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi.Engine;

/// <summary>A program that runs against mocks. Each registration runs as soon as its inputs are known.</summary>
internal sealed class RunningProgram
{
    private const int ExitCodeAfterErrors = 32;

    private static readonly AsyncLocal<RunningProgram?> s_current = new();

    private readonly IMocks _mocks;
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly ConcurrentDictionary<Task, bool> _pending = [];
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Resource> _resources = [];

    public RunningProgram(IMocks mocks, TestOptions? options)
    {
        _mocks = mocks;
        ProjectName = options?.ProjectName ?? "project";
        StackName = options?.StackName ?? "stack";
        OrganizationName = options?.OrganizationName ?? "organization";
        IsPreview = options?.IsPreview ?? true;
        Instance = new(this);
    }

    public static RunningProgram Current => s_current.Value
        ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    public DeploymentInstance Instance { get; }

    public string ProjectName { get; }

    public string StackName { get; }

    public string OrganizationName { get; }

    public bool IsPreview { get; }

    public Resource? Stack { get; private set; }

    public async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> RunAsync(
        Func<Task<IDictionary<string, object?>>> program)
    {
        var outer = s_current.Value;
        s_current.Value = this;
        try
        {
            var outputs = await ProgramAsync(program);
            while (_errors.IsEmpty && !_pending.IsEmpty)
            {
                await Task.WhenAny(Task.WhenAll(_pending.Keys), _failed.Task);
            }

            return _errors.IsEmpty ? ([.. Registered()], outputs) : throw Error();
        }
        finally
        {
            s_current.Value = outer;
        }
    }

    public void Fail(string message)
    {
        _errors.Enqueue(message);
        _failed.TrySetResult();
    }

    public void Register(Resource resource, bool isCustom, Resource? parent, ResourceArgs args, ResourceOptions options) =>
        Track(async () =>
        {
            try
            {
                await RegisterAsync(resource, isCustom, parent, args, options).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                resource.Slots.Fail(e);
                throw;
            }
        });

    public void RegisterOutputs(ComponentResource component, IDictionary<string, object?> outputs) => Track(async () =>
    {
        await component.Urn.Data.ConfigureAwait(false);
        await PlainValue.OfMapAsync(outputs).ConfigureAwait(false);
    });

    public async Task<OutputData<T>> InvokeAsync<T>(string token, InvokeArgs args)
    {
        var inputs = await PlainValue.OfMapAsync(args.Values()).ConfigureAwait(false);
        if (!inputs.IsKnown)
        {
            return inputs.With<T>(default!);
        }

        var answer = await _mocks.CallAsync(new()
        {
            Token = token,
            Args = (ImmutableDictionary<string, object>)inputs.Value!,
            Provider = "",
        }).ConfigureAwait(false);
        var plain = await PlainValue.OfAsync(answer).ConfigureAwait(false);
        return inputs.With((T)TypedValue.Of(plain.Value, typeof(T))!);
    }

    private async Task<IDictionary<string, object?>> ProgramAsync(Func<Task<IDictionary<string, object?>>> program)
    {
        try
        {
            Stack = new RootStack($"{ProjectName}-{StackName}");
            return await program();
        }
        catch (Exception e)
        {
            Fail(Text(e));
            return new Dictionary<string, object?>();
        }
    }

    private async Task RegisterAsync(Resource resource, bool isCustom, Resource? parent, ResourceArgs args, ResourceOptions options)
    {
        var inputs = await InputsAsync(args).ConfigureAwait(false);
        await DependenciesAsync(options).ConfigureAwait(false);
        var parentUrn = parent is null ? null : (await parent.Urn.Data.ConfigureAwait(false)).Value;
        var urn = NewUrn(parentUrn, resource);
        if (resource is RootStack)
        {
            resource.Slots.Fill(urn, null, ImmutableDictionary<string, OutputData<object?>>.Empty, isPreview: false);
            return;
        }

        lock (_resources)
        {
            _resources.Add(resource);
        }

        var (id, state) = await _mocks.NewResourceAsync(new()
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Inputs = inputs,
            Provider = "",
            Id = options is CustomResourceOptions { Id: { } read } ? (await read.ToOutput().Data.ConfigureAwait(false)).Value : "",
        }).ConfigureAwait(false);
        resource.Slots.Fill(urn, isCustom ? id : null, await StateAsync(state).ConfigureAwait(false), IsPreview);
    }

    // An input with an unknown part is omitted.
    private static async ValueTask<ImmutableDictionary<string, object>> InputsAsync(ResourceArgs args)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, value) in args.Values())
        {
            var data = await PlainValue.OfAsync(value).ConfigureAwait(false);
            if (data is { IsKnown: true, Value: { } known })
            {
                inputs[name] = known;
            }
        }

        return inputs.ToImmutable();
    }

    private static async ValueTask<IReadOnlyDictionary<string, OutputData<object?>>> StateAsync(object state)
    {
        var values = new Dictionary<string, OutputData<object?>>();
        foreach (System.Collections.DictionaryEntry entry in (System.Collections.IDictionary)state)
        {
            values[(string)entry.Key] = await PlainValue.OfAsync(entry.Value).ConfigureAwait(false);
        }

        return values;
    }

    // A component is complete when all of its children are.
    private static async Task DependenciesAsync(ResourceOptions options)
    {
        var waiting = new Queue<Resource>((await options.DependsOn.ToOutput().Data.ConfigureAwait(false)).Value);
        while (waiting.TryDequeue(out var resource))
        {
            await resource.Urn.Data.ConfigureAwait(false);
            if (resource is ComponentResource)
            {
                lock (resource.Children)
                {
                    resource.Children.ForEach(waiting.Enqueue);
                }
            }
        }
    }

    private string NewUrn(string? parentUrn, Resource resource)
    {
        var type = resource.GetResourceType();
        if (!string.IsNullOrEmpty(parentUrn))
        {
            type = $"{parentUrn.Split("::")[2].Split('$')[0]}${type}";
        }

        return $"urn:pulumi:{StackName}::{ProjectName}::{type}::{resource.GetResourceName()}";
    }

    private void Track(Func<Task> work)
    {
        var task = WorkAsync();
        _pending[task] = true;
        _ = task.ContinueWith(t => _pending.TryRemove(t, out _), TaskScheduler.Default);

        async Task WorkAsync()
        {
            try
            {
                await Task.Yield();
                await work();
            }
            catch (Exception e)
            {
                Fail(Text(e));
            }
        }
    }

    private static string Text(Exception e) => e is RunException
        ? e.Message
        : $"Running program '{System.Reflection.Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{e}";

    private Exception Error()
    {
        Environment.ExitCode = ExitCodeAfterErrors;
        return _errors.Count == 1
            ? new RunException(_errors.First())
            : new AggregateException(_errors.Select(e => new RunException(e)));
    }

    private Resource[] Registered()
    {
        lock (_resources)
        {
            return [.. _resources];
        }
    }
}
