using ImageInfra.Simulator.Entra;
using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator;

/// <summary>All of the simulated Azure: its resources, what is due to happen to them, and its clock. One request at a time.</summary>
internal sealed class SimulatedAzure : IAsyncDisposable
{
    private readonly Turns _turns = new();
    private readonly Batch _changes = new();
    private readonly JournalWriter? _journal;
    private readonly ArmRouter _router;
    private readonly TimeProvider _realTime;
    private readonly OperationStore _operations;
    private readonly Throttle _throttle = new();
    private DateTimeOffset? _frozen;
    private long _writes;

    public SimulatedAzure(SimulatorOptions options, TimeProvider clock, TimeProvider realTime, Journal? journal)
    {
        Options = options;
        Clock = clock;
        _realTime = realTime;
        Now = clock.GetUtcNow();
        Store = new(_changes);
        Timeline = new(_changes);
        _operations = new(_changes);
        Tokens = new(options.TenantId, options.DataDirectory, realTime);
        Operations = new(this, _operations);
        _router = new(this);
        journal?.Load(Store, Timeline, _operations);
        _journal = journal is null ? null : new(journal, _operations);
    }

    public SimulatorOptions Options { get; }

    /// <summary>The simulated clock.</summary>
    public TimeProvider Clock { get; }

    public ArmStore Store { get; }

    /// <summary>What is due to happen, by the simulated clock.</summary>
    public Timeline Timeline { get; }

    public OperationLog Operations { get; }

    public TokenIssuer Tokens { get; }

    public FaultPlan Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    /// <summary>Everything that can be done.</summary>
    public IReadOnlyList<ArmType> Types => _router.Types;

    /// <summary>The time of the request, or of the event that is being caught up with.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The time that limits of requests are counted by: clients that wait by their own clock have theirs.</summary>
    public DateTimeOffset ClientNow => Options.HasRealTimeClients ? _realTime.GetUtcNow() : Now;

    /// <summary>Told of every request that was answered, whole.</summary>
    public Action<ArmRequest, ArmAnswer>? Exchanged { get; set; }

    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Answers one request, after everything that was due before it; what changed is saved before.</summary>
    public ValueTask<ArmAnswer> AnswerAsync(ArmRequest request) => _turns.DoAsync((Azure: this, Request: request), static t =>
    {
        t.Azure.CatchUp();
        var answer = t.Azure.Route(t.Request);
        t.Azure.Save();
        return answer;
    });

    /// <summary>Does something while nobody else does anything; what changed is saved when it ends.</summary>
    public T Do<T>(Func<T> work) => _turns.Do(() =>
    {
        CatchUp();
        var result = work();
        Save();
        return result;
    });

    /// <summary>Time stands still from here on.</summary>
    public void Freeze()
    {
        _turns.Do(() => _frozen = Clock.GetUtcNow());
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

    private void CatchUp()
    {
        var now = _frozen ?? Clock.GetUtcNow();
        while (Timeline.Next(now) is { } due)
        {
            Now = due.Time;
            _router.Happen(due);
        }

        _operations.Forget(now);
        Now = now;
    }

    private void Save()
    {
        if (!_changes.IsEmpty)
        {
            (_changes.Sequence, _changes.Clock) = (Timeline.Sequence, Now);
            _journal?.Save(_changes);
            _changes.Clear();
        }
    }
}
