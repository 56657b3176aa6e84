using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Reporting;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.IntegrationTests.Reporting;

/// <summary>Tests webhooks, event files and exporters of builds over real sockets.</summary>
public sealed class BuildReportingTests : IAsyncLifetime, IDisposable
{
    private const string Key = "a key that nobody knows";

    private static readonly DateTimeOffset s_start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly ImageRun s_run = new("/subscriptions/s/imageTemplates/web-3f2a9c1b", s_start, WasInProgress: true);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-reporting-");
    private readonly Dictionary<string, string> _environment = [];
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private LoopbackReceiver _receiver = null!;

    private string EventsFile => Path.Combine(_directory.FullName, "events.jsonl");

    public async Task InitializeAsync() => _receiver = await LoopbackReceiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_webhook_gets_the_signed_event_of_the_file()
    {
        _environment["HOOK_KEY"] = Key;

        await BuildAsync(Settings(Hook()), EventsFile);

        var lines = await File.ReadAllLinesAsync(EventsFile);
        Assert.Equal(["started", "progress", "published", "completed"], lines.Select(l => (string?)JsonNode.Parse(l)!["event"]));
        Assert.Equal(["started", "succeeded"], _receiver.Requests.Select(r => r.Headers["X-ImageInfra-Event"]));
        Assert.Equal([lines[0], lines[2]], _receiver.Requests.Select(r => Encoding.UTF8.GetString(r.Body)));
        Assert.All(_receiver.Requests, request =>
        {
            var signed = Encoding.UTF8.GetBytes(request.Headers["X-ImageInfra-Timestamp"] + ".").Concat(request.Body).ToArray();
            var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), signed));
            Assert.Equal($"sha256={signature}", request.Headers["X-ImageInfra-Signature"]);
            Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
            Assert.Equal("/hook", request.Path);
        });
    }

    [Fact]
    public async Task A_failed_delivery_is_repeated_with_the_same_id()
    {
        _environment["HOOK_KEY"] = Key;
        _receiver.Answers.Enqueue(503);

        await BuildAsync(Settings(Hook(WebhookEvent.Started)));

        Assert.Equal(2, _receiver.Requests.Count);
        Assert.Single(_receiver.Requests.Select(r => r.Headers["X-ImageInfra-Delivery"]).Distinct());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task A_refusing_webhook_is_only_a_warning()
    {
        _environment["HOOK_KEY"] = Key;
        _receiver.Answers.Enqueue(404);

        await BuildAsync(Settings(Hook(WebhookEvent.Succeeded)));

        Assert.Equal($"warning: webhook {new Uri(_receiver.Address).Authority} returned HTTP 404; the builds continue without it\n", _error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task With_local_only_webhooks_on_this_machine_get_events()
    {
        _environment["HOOK_KEY"] = Key;
        var elsewhere = new Webhook(new("https://hooks.invalid/"), "HOOK_KEY", Enum.GetValues<WebhookEvent>());

        await BuildAsync(Settings(elsewhere, Hook()), isLocal: true);

        Assert.Equal(2, _receiver.Requests.Count);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Traces_and_metrics_go_to_the_configured_endpoints()
    {
        _environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = _receiver.Address;
        _environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        _environment["OTEL_EXPORTER_OTLP_HEADERS"] = "x-token=abc";

        await BuildAsync(Settings());

        Assert.Equal(["/v1/metrics", "/v1/traces"], _receiver.Requests.Select(r => r.Path).Distinct().Order());
        Assert.All(_receiver.Requests, r => Assert.Equal("abc", r.Headers["x-token"]));
        var traces = Sent("/v1/traces");
        Assert.All(["imageinfra", "image builds", "image build", "image build phase", "customizing", s_run.RunId.ToString(), "1.0.3"], text => Assert.Contains(text, traces, StringComparison.Ordinal));
        var metrics = Sent("/v1/metrics");
        Assert.All(["imageinfra.build.duration", "imageinfra.build.phase.duration", "imageinfra.builds", "imageinfra.runs.in_progress"], text => Assert.Contains(text, metrics, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_signals_with_an_endpoint_are_exported_under_the_given_name()
    {
        _environment["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = $"{_receiver.Address}/v1/traces";
        _environment["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"] = "http/protobuf";
        _environment["OTEL_SERVICE_NAME"] = "golden-images";

        await BuildAsync(Settings());

        Assert.Equal(["/v1/traces"], _receiver.Requests.Select(r => r.Path).Distinct());
        Assert.Contains("golden-images", Sent("/v1/traces"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absent_collector_delays_no_build()
    {
        var address = _receiver.Address;
        await _receiver.DisposeAsync();
        _environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = address;
        _environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";

        await BuildAsync(Settings()).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task An_events_file_that_cannot_be_written_is_invalid_input()
    {
        var e = await Assert.ThrowsAsync<CatalogException>(() => BuildAsync(Settings(), Path.Combine(_directory.FullName, "nowhere", "events.jsonl")));

        Assert.StartsWith("--events: ", e.Message, StringComparison.Ordinal);
        Assert.Contains("events.jsonl: can't be written", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dash_is_stderr()
    {
        await BuildAsync(Settings(), "-");

        Assert.Equal(4, _error.ToString().TrimEnd().Split('\n').Count(l => JsonNode.Parse(l) is JsonObject));
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Annotations_are_on_stdout_unless_json_uses_it(bool isJson)
    {
        _environment["GITHUB_ACTIONS"] = "true";
        _environment["GITHUB_STEP_SUMMARY"] = Path.Combine(_directory.FullName, "summary.md");

        await BuildAsync(Settings(), isJson: isJson);

        Assert.Equal("::notice title=web was built::version 1.0.3\n", (isJson ? _error : _output).ToString().ReplaceLineEndings("\n"));
        Assert.Empty((isJson ? _output : _error).ToString());
        Assert.Contains("| web | ✅ succeeded | 1.0.3 | 30 min |", await File.ReadAllTextAsync(_environment["GITHUB_STEP_SUMMARY"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_receivers_nothing_is_reported()
    {
        await BuildAsync(Settings());

        Assert.Empty(_output.ToString());
        Assert.Empty(_error.ToString());
        Assert.Empty(_directory.EnumerateFiles());
    }

    private async Task BuildAsync(FactorySettings settings, string? events = null, bool isLocal = false, bool isJson = false)
    {
        using var interrupts = new Interrupts();
        var console = new CliConsole(_output, _error, IsTerminal: false, HasColor: false) { Environment = _environment };
        var runner = new CommandRunner(console, TimeProvider.System, interrupts);
        var scope = new Scope(_directory.FullName, settings.Stack, isLocal, 1, isJson);
        await using var reporting = await BuildReporting.CreateAsync(scope, settings, events, runner, TimeProvider.System, new Report(console, isJson));
        var progress = reporting.With(new CollectingProgress<BuildEvent>([]));
        progress.Report(new BuildEvent.Started("web", s_run));
        progress.Report(new BuildEvent.Progress("web", new(RunState.Running, RunSubState.Customizing, s_start, null, "")));
        progress.Report(new BuildEvent.Published("web", "/images/web/versions/1.0.3", new(RunState.Succeeded, null, s_start, s_start.AddMinutes(30), "")));
        reporting.Complete(new([new("web", BuildOutcome.Succeeded, "/images/web/versions/1.0.3", TimeSpan.FromMinutes(30))]));
    }

    private Webhook Hook(params WebhookEvent[] events) =>
        new(new($"{_receiver.Address}/hook"), "HOOK_KEY", events.Length == 0 ? Enum.GetValues<WebhookEvent>() : events);

    private string Sent(string path) =>
        string.Concat(_receiver.Requests.Where(r => r.Path == path).Select(r => Encoding.Latin1.GetString(r.Body)));

    private static FactorySettings Settings(params Webhook[] webhooks) => new()
    {
        Stack = "dev",
        Location = "westeurope",
        ResourceGroupName = "rg",
        GalleryName = "gal",
        IdentityName = "id",
        TargetRegions = [new("westeurope")],
        Webhooks = webhooks,
    };
}
