using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Runs;

namespace ImageInfra.UnitTests.Support;

/// <summary>Runs that end when the test decides, or at once; versions are numbered from 1.0.0.</summary>
internal sealed class FakeImageBuilds(FakeImageVersions versions) : IImageBuilds
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, RunStatus> _runs = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _awaited = int.MaxValue;
    private int _inProgress;
    private int _count;

    public List<string> Started { get; } = [];

    public List<string> Canceled { get; } = [];

    public int MostInProgress { get; private set; }

    /// <summary>The outcomes of an image's runs, in order. Default: success.</summary>
    public Dictionary<string, Queue<RunStatus>> Ends { get; } = [];

    /// <summary>The responses to requests for runs, before they are accepted.</summary>
    public Queue<RunAnswer> Answers { get; } = [];

    /// <summary>If set, runs stay in progress until it completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Completes when this number of runs is in progress.</summary>
    public Task ReachAsync(int count)
    {
        lock (_gate)
        {
            _awaited = count;
            Signal();
            return _reached.Task;
        }
    }

    public static RunStatus Ended(RunState state, string message = "") =>
        new(state, null, s_start, s_start.AddMinutes(30), message);

    /// <summary>Sets the outcome of the next run of an image.</summary>
    public void End(string image, RunState state, string message = "")
    {
        Ends.TryAdd(image, []);
        Ends[image].Enqueue(Ended(state, message));
    }

    /// <summary>Starts a run in the portal.</summary>
    public void StartElsewhere(string templateId)
    {
        lock (_gate)
        {
            _runs[templateId] = new(RunState.Running, RunSubState.Building, s_start.AddMinutes(_count++), null, "");
        }
    }

    /// <summary>Ends a run of the portal.</summary>
    public void EndElsewhere(string templateId)
    {
        lock (_gate)
        {
            _runs[templateId] = _runs[templateId] with { State = RunState.Succeeded, SubState = null, EndTime = _runs[templateId].StartTime.AddMinutes(30) };
        }
    }

    public Task<TemplateStatus?> FindAsync(string templateId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<TemplateStatus?>(new(templateId, "Succeeded", _runs.GetValueOrDefault(templateId)));
        }
    }

    /// <summary>The ARM bodies of templates.</summary>
    public Dictionary<string, JsonObject> Bodies { get; } = [];

    public Task<JsonObject?> BodyAsync(string templateId, CancellationToken cancellationToken) => Task.FromResult(Bodies.GetValueOrDefault(templateId));

    public Task<IReadOnlyList<TemplateStatus>> ListAsync(string resourceGroupId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<TemplateStatus>>([.. _runs.Select(r => new TemplateStatus(r.Key, "Succeeded", r.Value))]);
        }
    }

    public Task<RunAnswer> RequestRunAsync(string templateId, CancellationToken cancellationToken)
    {
        if (Answers.TryDequeue(out var answer))
        {
            return Task.FromResult(answer);
        }

        lock (_gate)
        {
            Started.Add(ImageOf(templateId));
        }

        StartElsewhere(templateId);
        return Task.FromResult<RunAnswer>(new RunAnswer.Accepted(new Uri("https://arm/operation")));
    }

    public async IAsyncEnumerable<TemplateStatus?> WatchAsync(string templateId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            MostInProgress = Math.Max(MostInProgress, ++_inProgress);
            Signal();
        }

        yield return await FindAsync(templateId, cancellationToken);
        await Gate.WaitAsync(cancellationToken);
        lock (_gate)
        {
            _inProgress--;
            var image = ImageOf(templateId);
            if (_runs[templateId].IsInProgress)
            {
                var end = Ends.GetValueOrDefault(image) is { Count: > 0 } ends ? ends.Dequeue() : Ended(RunState.Succeeded);
                _runs[templateId] = end with { StartTime = _runs[templateId].StartTime };
                if (end.State is RunState.Succeeded or RunState.PartiallySucceeded)
                {
                    _numbers[image] = _numbers.GetValueOrDefault(image, -1) + 1;
                    versions.Publish(image, $"1.0.{_numbers[image]}");
                }
            }
        }

        yield return await FindAsync(templateId, cancellationToken);
    }

    public Task CancelAsync(string templateId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Canceled.Add(ImageOf(templateId));
            _runs[templateId] = _runs[templateId] with { State = RunState.Canceling };
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<RunOutput>> RunOutputsAsync(string templateId, CancellationToken cancellationToken)
    {
        var image = ImageOf(templateId);
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<RunOutput>>(_numbers.TryGetValue(image, out var patch)
                ? [new(image, $"{FakeStackOperations.DefinitionId(image)}/versions/1.0.{patch}", null)]
                : []);
        }
    }

    public Task<string?> ErrorOfAsync(Uri operation, CancellationToken cancellationToken) => Task.FromResult<string?>("PackerBuildFailed: exit 1");

    private void Signal()
    {
        if (_inProgress >= _awaited)
        {
            _reached.TrySetResult();
        }
    }

    private static string ImageOf(string templateId)
    {
        var name = templateId[(templateId.LastIndexOf('/') + 1)..];
        return name[..name.LastIndexOf('-')];
    }
}
