using ImageInfra.Driver.Builds;

namespace ImageInfra.UnitTests.Support;

/// <summary>Builds that end when the test says so, or at once, and number their versions from 1.0.0.</summary>
internal sealed class FakeImageBuilds : IImageBuilds
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _versions = [];
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _awaited = int.MaxValue;

    public List<string> Started { get; } = [];

    private int InProgress { get; set; }

    public int MostInProgress { get; private set; }

    /// <summary>How runs of an image's template end; success unless said otherwise.</summary>
    public Dictionary<string, RunStatus> Ends { get; } = [];

    /// <summary>When set, runs go on until it completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Ends once so many runs go on at once.</summary>
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

    public Task<ImageRun> RunAsync(string templateId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Started.Add(ImageOf(templateId));
        }

        return Task.FromResult(new ImageRun(templateId, s_start, new Uri("https://arm/operation")));
    }

    public async Task<RunStatus> FollowAsync(ImageRun run, IProgress<RunStatus> progress, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            MostInProgress = Math.Max(MostInProgress, ++InProgress);
            Signal();
        }

        progress.Report(new(RunState.Running, RunSubState.Building, s_start, null, ""));
        await Gate.WaitAsync(cancellationToken);
        lock (_gate)
        {
            InProgress--;
        }

        return Ends.GetValueOrDefault(ImageOf(run.TemplateId), Ended(RunState.Succeeded));
    }

    public Task<RunStatus?> LastRunAsync(string templateId, CancellationToken cancellationToken) =>
        Task.FromResult<RunStatus?>(null);

    public Task CancelAsync(string templateId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<RunOutput>> RunOutputsAsync(string templateId, CancellationToken cancellationToken)
    {
        var image = ImageOf(templateId);
        int patch;
        lock (_gate)
        {
            patch = _versions[image] = _versions.GetValueOrDefault(image, -1) + 1;
        }

        return Task.FromResult<IReadOnlyList<RunOutput>>(
            [new(image, $"{FakeStackOperations.DefinitionId(image)}/versions/1.0.{patch}", null)]);
    }

    private void Signal()
    {
        if (InProgress >= _awaited)
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
