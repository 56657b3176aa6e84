using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Simulator.Arm;

/// <summary>The state of the simulated Azure: its resources, its scheduled events and its clock. It handles one request at a time.</summary>
internal sealed class AzureState : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly ChangeSet _changes = new();
    private readonly OperationStore _operations;
    private readonly StoreFile? _file;
    private readonly StoreWriter? _writer;
    private readonly TimeProvider _realTime;
    private readonly Throttle _throttle = new();
    private ArmRouter _router = null!;
    private DateTimeOffset? _frozen;
    private long _writes;

    /// <param name="options">The options.</param>
    /// <param name="clock">The simulated clock.</param>
    /// <param name="realTime">The real clock, for clients that wait in real time.</param>
    /// <param name="file">The file of the state; null keeps the state only in memory.</param>
    public AzureState(SimulatorOptions options, TimeProvider clock, TimeProvider realTime, StoreFile? file)
    {
        (Options, Clock, _realTime, _file) = (options, clock, realTime, file);
        Now = clock.GetUtcNow();
        Store = new(_changes);
        Timeline = new(_changes);
        _operations = new(_changes);
        Operations = new(this, _operations);
        file?.Load(Store, Timeline, _operations);
        _writer = file is null ? null : new(file, options.OnWarning ?? (_ => { }));
    }

    public SimulatorOptions Options { get; }

    /// <summary>The simulated clock.</summary>
    public TimeProvider Clock { get; }

    public ArmStore Store { get; }

    /// <summary>The scheduled events, on the simulated clock.</summary>
    public Timeline Timeline { get; }

    public OperationLog Operations { get; }

    public FaultPlan Faults { get; } = new();

    /// <summary>The registered resource types.</summary>
    public IReadOnlyList<ArmType> Types => _router.Types;

    /// <summary>The time of the current request or event.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The time for request limits, on the clock of the clients.</summary>
    public DateTimeOffset ClientNow => Options.HasRealTimeClients ? _realTime.GetUtcNow() : Now;

    /// <summary>Called with every request and its response.</summary>
    public Action<ArmRequest, ArmAnswer>? Exchanged { get; set; }

    /// <summary>The number of requests that can change resources.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Registers the resource types, and the checks that apply to every request.</summary>
    public void Register(IReadOnlyList<ArmType> types, IReadOnlyList<Action<ArmRequest, ArmOperation>> checks) => _router = new(this, types, checks);

    /// <summary>Returns the registered type of a resource, or null.</summary>
    public ArmType? TypeOf(string id) => _router.TypeOf(id);

    /// <summary>Handles the due events, then the request.</summary>
    /// <exception cref="SimulatorException">The request can change resources, and changes can't be saved; nothing was changed.</exception>
    public async ValueTask<ArmAnswer> AnswerAsync(ArmRequest request)
    {
        if (request.IsWrite && _writer is not null)
        {
            await _writer.RetryAsync();
        }

        return await RunAsync(() => Route(request));
    }

    /// <summary>
    /// Handles the due events, then runs an action, under the lock. Completes when the changes of the action, and all changes that
    /// it may have read, are saved. While changes can't be saved, an action that changes nothing completes all the same.
    /// </summary>
    /// <exception cref="SimulatorException">The work changed something that could not be saved. It is saved with the next change that can be.</exception>
    public async ValueTask<T> RunAsync<T>(Func<T> work)
    {
        T result;
        bool isChange;
        Task saved;
        lock (_gate)
        {
            HandleDueEvents();
            Save();
            result = work();
            isChange = !_changes.IsEmpty;
            saved = Save();
        }

        try
        {
            await saved;
        }
        catch (SimulatorException) when (!isChange)
        {
            // What was read may be lost when the simulator is killed now; it is known that nothing is saved.
        }

        return result;
    }

    /// <summary>Stops the simulated clock.</summary>
    public void Freeze()
    {
        lock (_gate)
        {
            _frozen = Clock.GetUtcNow();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is not null && _writer is not null)
        {
            await _writer.DisposeAsync();
            try
            {
                _file.SaveClock(_frozen ?? Clock.GetUtcNow(), Timeline.Sequence);
            }
            catch (SqliteException e)
            {
                Options.OnWarning?.Invoke($"the simulator could not save its clock, which continues from the last saved change: {e.Message}");
            }

            _file.Dispose();
        }
    }

    private ArmAnswer Route(ArmRequest request)
    {
        if (request.IsWrite)
        {
            _writes++;
        }

        var remaining = Options.Throttles ? _throttle.Take(request, ClientNow) : null;
        var answer = _router.Answer(request);
        Exchanged?.Invoke(request, answer);
        return remaining is { } header ? answer with { Headers = [.. answer.Headers, header] } : answer;
    }

    private void HandleDueEvents()
    {
        var now = _frozen ?? Clock.GetUtcNow();
        while (Timeline.Next(now) is { } due)
        {
            Now = due.Time;
            _router.Handle(due);
        }

        _operations.Forget(now);
        Now = now;
    }

    private Task Save()
    {
        if (!_changes.IsEmpty)
        {
            var changes = _changes.Take(Timeline.Sequence, Now, new(Store.Count, Timeline.Count, _operations.Count));
            _writer?.Add(changes);
        }

        return _writer?.Saved ?? Task.CompletedTask;
    }
}
