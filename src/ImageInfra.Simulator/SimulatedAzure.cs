using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator;

/// <summary>All of the simulated Azure: its resources, what is due to happen to them, and its clock. One request at a time.</summary>
internal sealed class SimulatedAzure : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly Journal? _journal;
    private readonly ArmRouter _router;
    private DateTimeOffset? _frozen;
    private long _writes;

    public SimulatedAzure(SimulatorOptions options, TimeProvider clock, Journal? journal)
    {
        Options = options;
        _clock = clock;
        _journal = journal;
        Now = clock.GetUtcNow();
        Operations = new(this);
        _router = new(this);
        journal?.Load(Store, Timeline);
    }

    public SimulatorOptions Options { get; }

    public ArmStore Store { get; } = new();

    /// <summary>What is due to happen, by the simulated clock.</summary>
    public Timeline Timeline { get; } = new();

    public OperationLog Operations { get; }

    /// <summary>The time of the request, or of the event that is being caught up with.</summary>
    public DateTimeOffset Now { get; private set; }

    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Answers one request, after everything that was due before it.</summary>
    public (int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body) Answer(ArmRequest request)
    {
        lock (_gate)
        {
            if (request.IsWrite)
            {
                _writes++;
            }

            CatchUp();
            var answer = _router.Answer(request);
            var body = answer.Utf8();
            _journal?.Save(Store, Timeline, Now);
            return (answer.Status, answer.Headers, body);
        }
    }

    /// <summary>The members of a collection: in one group or parent, or in the whole subscription.</summary>
    public IEnumerable<JsonObject> Listed(ArmRequest request, string type) => request.Path.ResourceGroup.Length > 0
        ? Store.In(request.Path.Text).Select(r => r.Body)
        : Store.All
            .Where(r => string.Equals((string?)r.Body["type"], type, StringComparison.OrdinalIgnoreCase))
            .OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase)
            .Select(r => r.Body);

    /// <summary>Time stands still from here on.</summary>
    public void Freeze()
    {
        lock (_gate)
        {
            _frozen = _clock.GetUtcNow();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _journal?.SaveClock(_frozen ?? _clock.GetUtcNow());
            _journal?.Dispose();
        }
    }

    private void CatchUp()
    {
        var now = _frozen ?? _clock.GetUtcNow();
        while (Timeline.Next(now) is { } due)
        {
            Now = due.Time;
            _router.Happen(due);
        }

        Now = now;
    }
}
