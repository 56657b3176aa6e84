using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Reporting;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Reporting;

/// <summary>The additional receivers of build events: webhooks, event files, OpenTelemetry and CI annotations.</summary>
internal sealed class BuildReporting : IAsyncDisposable
{
    private readonly Report _report;
    private readonly List<IProgress<BuildEvent>> _observers = [];
    private readonly List<IAsyncDisposable> _open = [];
    private readonly ConcurrentQueue<string> _warnings = [];
    private FanOut<BuildEvent>? _all;

    private BuildReporting(Report report) => _report = report;

    /// <summary>Opens every receiver that the options, the settings or the environment request, before Azure is called.</summary>
    /// <param name="scope">The target of the command.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="eventsFile">The file of <c>--events</c>; null if omitted.</param>
    /// <param name="runner">The machine's clock and environment.</param>
    /// <param name="clock">Azure's clock.</param>
    /// <param name="report">The output for warnings and annotations.</param>
    /// <param name="secrets">Decrypts secrets of the stack; null if unavailable.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CatalogException">The events file cannot be written.</exception>
    public static async Task<BuildReporting> CreateAsync(
        Scope scope,
        FactorySettings settings,
        string? eventsFile,
        CommandRunner runner,
        TimeProvider clock,
        Report report,
        ISettingSecrets? secrets = null,
        CancellationToken cancellationToken = default)
    {
        var reporting = new BuildReporting(report);
        List<IProgress<JsonObject>> json = [];
        if (eventsFile is not null)
        {
            json.Add(reporting.Opened(OpenEvents(eventsFile, report)));
        }

        // Events of simulated builds are sent only to this machine.
        var webhooks = scope.IsLocal ? settings.Webhooks.Where(w => w.Url is null or { IsLoopback: true }) : settings.Webhooks;
        var targets = await WebhookTarget.FindAsync(webhooks, runner.Environment, secrets, reporting.Warn, cancellationToken);
        if (Webhooks.Create(targets, runner.Clock, reporting.Warn) is { } told)
        {
            json.Add(reporting.Opened(told));
        }

        if (json.Count > 0)
        {
            var all = new FanOut<JsonObject>(json, reporting.Warn);
            reporting._observers.Add(new BuildEventJson(settings.Stack, clock, all));
        }

        var images = Path.Combine(scope.Directory, settings.ImagesDirectory);
        if (GitHubActions.Detect(settings.Stack, images, runner.Environment, report.Command) is { } job)
        {
            reporting._observers.Add(job);
        }

        if (AzureDevOpsJob.Detect(settings.Stack, images, runner.Environment, report.Command) is { } pipeline)
        {
            reporting._observers.Add(pipeline);
        }

        var variables = new OtlpVariables(runner.Environment);
        if (variables.HasTraces || variables.HasMetrics)
        {
            reporting.StartExport(variables);
            reporting._observers.Add(reporting.Opened(new BuildTelemetry(settings.Stack, clock)));
        }

        return reporting;
    }

    /// <summary>Combines the view on the terminal with all other receivers.</summary>
    public IProgress<BuildEvent> With(IProgress<BuildEvent> view)
    {
        // Exceptions of the view are bugs of this program and are not swallowed.
        _all = new(_observers, Warn);
        return new Both(view, _all);
    }

    /// <summary>Sends the outcome of all builds to every receiver.</summary>
    public void Complete(BuildReport builds) => _all?.Report(new BuildEvent.Completed(builds));

    /// <summary>Sends pending data, for a few seconds at most, and closes all receivers in reverse order of opening.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_open))
        {
            await part.DisposeAsync();
        }

        foreach (var warning in _warnings)
        {
            _report.Warn(warning);
        }
    }

    private static IProgress<JsonObject> OpenEvents(string path, Report report)
    {
        if (path == "-")
        {
            return new EventLines(report.UnmaskedError);
        }

        try
        {
            return EventsFile.Open(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CatalogException([new("--events", 0, path, $"can't be written: {e.Message}")]);
        }
    }

    // A separate method, so that OpenTelemetry is loaded only if it is used.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StartExport(OtlpVariables variables) => _open.Add(OtlpExport.Start(variables));

    // A line inside a live table would break it.
    private void Warn(string problem)
    {
        if (_report.IsLive)
        {
            _warnings.Enqueue(problem);
        }
        else
        {
            _report.Warn(problem);
        }
    }

    private T Opened<T>(T part)
        where T : class
    {
        if (part is IAsyncDisposable or IDisposable)
        {
            _open.Add(part as IAsyncDisposable ?? new Synchronous((IDisposable)part));
        }

        return part;
    }

    private sealed class Both(IProgress<BuildEvent> view, IProgress<BuildEvent> others) : IProgress<BuildEvent>
    {
        public void Report(BuildEvent value)
        {
            view.Report(value);
            others.Report(value);
        }
    }

    private sealed class Synchronous(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
