using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>
/// Runs every command that could show or store a secret, with made-up secrets of every kind in scripts, addresses, tags, variables and
/// logs. The simulator's own database is excluded: it plays Azure, which receives the script of a build.
/// </summary>
[Collection(PulumiCollection.Name)]
public sealed class SecretCanaryTests : IAsyncLifetime, IDisposable
{
    private const string Variable = "IMAGEINFRA_TEST_CANARY";
    private const string Masked = "plain words of a variable";
    private const string AzuresOwn = "arm.db";
    private const int LongestTag = 200;
    private const string Subscription = "00000000-0000-0000-0000-000000000001";

    private static readonly JsonSerializerOptions s_asWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SmallProject _project = new();
    private readonly StringBuilder _seen = new();
    private readonly string _events;
    private LoopbackReceiver _receiver = null!;

    public SecretCanaryTests()
    {
        _events = Path.Combine(_project.Directory, "events.jsonl");
        Environment.SetEnvironmentVariable(Variable, Masked);
    }

    private static IEnumerable<string> Canaries =>
    [
        .. SecretCanaries.All.Select(c => c.Secret),
        .. SecretCanaries.PrivateKeys.SelectMany(k => k.Split('\n').Where(l => l.Length >= 28 && !l.Contains('-', StringComparison.Ordinal))),
        Masked,
    ];

    public async Task InitializeAsync() => _receiver = await LoopbackReceiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void There_are_canaries_of_more_than_forty_kinds() =>
        Assert.True(SecretCanaries.All.Select(c => c.Kind).Distinct().Count() + SecretCanaries.PrivateKeys.Count > 100);

    [Fact]
    public async Task No_command_shows_or_keeps_a_secret()
    {
        Plant();

        foreach (var command in (string[])["validate", "preview", "up", "up --json", "images", "images --json", $"build --events {_events}"])
        {
            var result = await RunAsync(command);
            Assert.True(result.ExitCode is ExitCode.Success || command is "validate", result.Error);
        }

        foreach (var command in (string[])
        [
            "build web --json", "logs web", "logs web --raw", "logs web --json", "logs web --follow", "runs", "runs --json", "runs --phases", "runs --image web --svg runs.svg",
            "versions", "versions --json", "verify web", "verify web --json", "lineage web", "lineage web --json", "lineage web --mermaid", "lineage web --svg lineage.svg",
            $"export web --subscription {Subscription}", $"export web --subscription {Subscription} --output web.json", "outputs", "outputs --json", "outdated", "cost", "prune", "store export -", "refresh", "refresh --json", "preview --json", "validate --json", "validate --sarif found.sarif",
        ])
        {
            await RunAsync(command);
        }

        await FailAsync();

        Assert.NotEmpty(_receiver.Requests);
        Assert.Contains("***", _seen.ToString(), StringComparison.Ordinal);
        foreach (var request in _receiver.Requests)
        {
            AssertClean(request.Path, Encoding.UTF8.GetString(request.Body));
        }

        foreach (var file in Directory.EnumerateFiles(_project.Directory, "*", SearchOption.AllDirectories).Where(IsKept))
        {
            AssertClean(file, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
        }
    }

    [Fact]
    public async Task An_export_reports_masked_secrets_and_is_valid_JSON()
    {
        Plant();

        var export = await CliResult.RunAsync(["export", "web", "--subscription", Subscription, "--project", _project.Directory], default);

        Assert.Equal(ExitCode.Success, export.ExitCode);
        Assert.Contains("warning: values that look like secrets are written as ***", export.Error, StringComparison.Ordinal);
        Assert.IsType<JsonObject>(export.Json);
    }

    // Excluded: files that the user owns, and the data of the simulated Azure.
    private bool IsKept(string file) =>
        !Path.GetFileName(file).StartsWith(AzuresOwn, StringComparison.Ordinal)
        && !file.StartsWith(Path.Combine(_project.Directory, "infra"), StringComparison.Ordinal)
        && Path.GetFileName(file) != "Pulumi.dev.yaml";

    private void Plant()
    {
        var allow = string.Join('\n', ImageInfra.Model.Images.AllowedFinding.Kinds.SelectMany(kind => new[]
        {
            $"  - {{ finding: {kind}, in: template, reason: a canary }}",
            $"  - {{ finding: {kind}, in: tags, reason: a canary }}",
            $"  - {{ finding: {kind}, in: description, reason: a canary }}",
            $"  - {{ finding: {kind}, in: infra/images/scripts/setup.sh, reason: a canary }}",
        }));
        var lines = SecretCanaries.All.Select(c => c.Text).Append($"echo {Masked}").Concat(SecretCanaries.PrivateKeys.SelectMany(k => k.Split('\n')));
        var tags = SecretCanaries.All.Where(c => c.Text.Length <= LongestTag).Take(30).Select((c, i) => $"  tag{i}: {Quoted(c.Text)}");
        Write("scripts/setup.sh", string.Join('\n', SecretCanaries.All.Select(c => c.Text)) + "\n");
        Write("web.yaml", $$"""
            name: web
            description: {{Quoted(SecretCanaries.All[0].Text)}}
            definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: web } }
            tags:
              password: "hunter2horse"
            {{string.Join('\n', tags)}}
            template:
              source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }
              customize:
                - type: Shell
                  name: plant
                  inline:
            {{string.Join('\n', lines.Select(l => $"        - {Quoted(l)}"))}}
                - { type: Shell, name: more, script: scripts/setup.sh }
              distribute: [ { type: SharedImage, versioning: { scheme: Latest, major: 1 } } ]
            allow:
              - { finding: key-file, in: template, reason: never used }
            {{allow}}
            """);
        _project.WriteStack($$"""
            maskedVariables: [{{Variable}}]
            webhooks: [ { url: "{{_receiver.Address}}/hook", secretVariable: HOOK_KEY } ]
            """);
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_project.Directory, "infra", "images", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString(s_asWritten);

    private async Task FailAsync()
    {
        // The build times out while its script runs.
        var file = Path.Combine(_project.Directory, "infra", "images", "web.yaml");
        Write("web.yaml", (await File.ReadAllTextAsync(file)).Replace("template:\n", "template:\n  buildTimeoutInMinutes: 14\n", StringComparison.Ordinal));
        var failed = await RunAsync($"build web --events {_events}");
        Assert.True(failed.ExitCode is ExitCode.BuildFailed, failed.Error);
        await RunAsync("runs --json");
        await RunAsync("logs web");
    }

    private async Task<CliResult> RunAsync(string command)
    {
        string[] words = [.. command.Split(' ').Select(w => w.EndsWith(".svg", StringComparison.Ordinal) || w is "web.json" or "found.sarif" ? Path.Combine(_project.Directory, w) : w)];
        var result = await CliResult.RunAsync([.. words, "--project", _project.Directory, "--local", "--speed", "100000"], default, environment: new Dictionary<string, string>
        {
            ["HOOK_KEY"] = "key of the webhook",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_STEP_SUMMARY"] = Path.Combine(_project.Directory, "summary.md"),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _receiver.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        Assert.True(result.ExitCode is ExitCode.Success or ExitCode.BuildFailed or ExitCode.InvalidInput or ExitCode.NotVerified or ExitCode.Outdated or ExitCode.NotFound, $"{command}: {result.ExitCode}\n{result.Error}");
        AssertClean(command, result.Output);
        AssertClean(command, result.Error);
        _seen.Append(result.Output).Append(result.Error);
        return result;
    }

    private static void AssertClean(string where, string text)
    {
        var plain = text.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase).Replace("\\u002F", "/", StringComparison.OrdinalIgnoreCase).Replace("\\/", "/", StringComparison.Ordinal);
        Assert.Empty(Canaries.Append("hunter2horse").Where(c => plain.Contains(c, StringComparison.Ordinal)).Select(c => $"{where}: {c}"));
    }
}
