using ImageInfra.Driver.Builds;

namespace ImageInfra.UnitTests.Support;

/// <summary>Builds that end when the test says so, or at once, and number their versions from 1.0.0.</summary>
internal sealed class FakeImageBuilds : IImageBuilds
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, int> _versions = [];

    public List<string> Started { get; } = [];

    public int InProgress { get; private set; }

    public int MostInProgress { get; private set; }

    /// <summary>How runs of an image's template end; success unless said otherwise.</summary>
    public Dictionary<string, RunStatus> Ends { get; } = [];

    /// <summary>When set, runs go on until it completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public static RunStatus Ended(RunState state, string message = "") =>
        new(state, null, s_start, s_start.AddMinutes(30), message);

    public Task<ImageRun> RunAsync(string templateId, CancellationToken cancellationToken)
    {
        Started.Add(ImageOf(templateId));
        return Task.FromResult(new ImageRun(templateId, s_start, new Uri("https://arm/operation")));
    }

    public async Task<RunStatus> FollowAsync(ImageRun run, IProgress<RunStatus> progress, CancellationToken cancellationToken)
    {
        MostInProgress = Math.Max(MostInProgress, ++InProgress);
        progress.Report(new(RunState.Running, RunSubState.Building, s_start, null, ""));
        await Gate.WaitAsync(cancellationToken);
        InProgress--;
        return Ends.GetValueOrDefault(ImageOf(run.TemplateId), Ended(RunState.Succeeded));
    }

    public Task<RunStatus?> LastRunAsync(string templateId, CancellationToken cancellationToken) =>
        Task.FromResult<RunStatus?>(null);

    public Task CancelAsync(string templateId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<RunOutput>> RunOutputsAsync(string templateId, CancellationToken cancellationToken)
    {
        var image = ImageOf(templateId);
        var patch = _versions[image] = _versions.GetValueOrDefault(image, -1) + 1;
        return Task.FromResult<IReadOnlyList<RunOutput>>(
            [new(image, $"{FakeStackOperations.DefinitionId(image)}/versions/1.0.{patch}", null)]);
    }

    private static string ImageOf(string templateId)
    {
        var name = templateId[(templateId.LastIndexOf('/') + 1)..];
        return name[..name.LastIndexOf('-')];
    }
}
