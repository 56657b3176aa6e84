using ImageInfra.Simulator.Entra;
using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator;

/// <summary>All of the simulated Azure: its resources, what is due to happen to them, and its clock. One request at a time.</summary>
internal sealed class SimulatedAzure : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly JournalWriter? _journal;
    private readonly ArmRouter _router;
    private readonly TimeProvider _realTime;
    private readonly Throttle _throttle = new();
    private DateTimeOffset? _frozen;
    private long _writes;

    public SimulatedAzure(SimulatorOptions options, TimeProvider clock, TimeProvider realTime, Journal? journal)
    {
        Options = options;
        Clock = clock;
        _realTime = realTime;
        Now = clock.GetUtcNow();
        Tokens = new(options.TenantId, options.DataDirectory, realTime);
        Operations = new(this);
        _router = new(this);
        journal?.Load(Store, Timeline);
        _journal = journal is null ? null : new(journal);
    }

    public SimulatorOptions Options { get; }

    /// <summary>The simulated clock.</summary>
    public TimeProvider Clock { get; }

    public ArmStore Store { get; } = new();

    /// <summary>What is due to happen, by the simulated clock.</summary>
    public Timeline Timeline { get; } = new();

    public OperationLog Operations { get; }

    public TokenIssuer Tokens { get; }

    public FaultPlan Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    /// <summary>Everything that can be done.</summary>
    public IReadOnlyList<ArmType> Types => _router.Types;

    /// <summary>The time of the request, or of the event that is being caught up with.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Told of every request that was answered, whole.</summary>
    public Action<ArmRequest, ArmAnswer>? Exchanged { get; set; }

    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Answers one request, after everything that was due before it, and once it is saved.</summary>
    public ValueTask<ArmAnswer> AnswerAsync(ArmRequest request) => ChangeAsync(() => Route(request));

    /// <summary>Does something while nobody else does anything; what changed is saved then.</summary>
    public async ValueTask<T> ChangeAsync<T>(Func<T> change)
    {
        var (result, saved) = Apply(change);
        await saved;
        return result;
    }

    /// <summary>Looks at something while nobody else does anything.</summary>
    public T Look<T>(Func<T> look) => Apply(look).Result;

    /// <summary>Time stands still from here on.</summary>
    public void Freeze()
    {
        lock (_gate)
        {
            _frozen = Clock.GetUtcNow();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_journal is not null)
        {
            await _journal.EndAsync(_frozen ?? Clock.GetUtcNow());
            await _journal.DisposeAsync();
        }

        Tokens.Dispose();
    }

    private (T Result, Task Saved) Apply<T>(Func<T> change)
    {
        lock (_gate)
        {
            CatchUp();
            var result = change();
            var saved = _journal?.Add(Store, Timeline, Now) ?? Task.CompletedTask;
            Store.Changes.Clear();
            Timeline.Changes.Clear();
            return (result, saved);
        }
    }

    private ArmAnswer Route(ArmRequest request)
    {
        if (request.IsWrite)
        {
            _writes++;
        }

        var remaining = Options.Throttles ? _throttle.Take(request, Options.HasRealTimeClients ? _realTime.GetUtcNow() : Now) : null;
        var answer = _router.Answer(request);
        Exchanged?.Invoke(request, answer);
        return remaining is { } header ? answer with { Headers = [.. answer.Headers, header] } : answer;
    }

    private void CatchUp()
    {
        var now = _frozen ?? Clock.GetUtcNow();
        while (Timeline.Next(now) is { } due)
        {
            Now = due.Time;
            _router.Happen(due);
        }

        Now = now;
    }
}
