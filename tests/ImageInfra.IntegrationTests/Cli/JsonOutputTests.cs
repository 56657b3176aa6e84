using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;
using NJsonSchema;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Runs every command with <c>--json</c>: stdout has one JSON object that follows its schema, and stderr no progress.</summary>
[Collection(PulumiCollection.Name)]
public sealed class JsonOutputTests : IDisposable
{
    // In an order that gives every command something to do; {0} is a new folder.
    private static readonly (string Schema, string Arguments)[] s_commands =
    [
        ("init", "--defaults --project {0}/fresh"),
        ("new", "--name other --os Linux --publisher canonical --offer ubuntu-24_04-lts --sku server --project {0}/fresh"),
        ("import", "{0}/template.json --dry-run --project {0}/fresh"),
        ("images", ""), ("validate", ""), ("export --output", "{0}/web.json web"), ("preview", "--local"), ("up", "--local"), ("refresh", "--local"),
        ("outputs", "--local"), ("adopt", "--yes --local"), ("build", "--local"), ("build", "web --again --local"), ("follow", "--local"), ("cancel", "web --local"), ("logs", "web --local"),
        ("runs", "--local"), ("versions", "--local"), ("versions", "web --local"), ("distribute", "web --local"),
        ("channel set", "web stable 1.0.0 --local"), ("channel list", "--local"), ("channel set", "web stable --local"), ("rollback", "web --channel stable --local"),
        ("channel advance", "--local"), ("promote", "web --from dev --to prod --local"), ("verify", "web --local"), ("lineage", "web --local"), ("outdated", "--local"), ("outdated --build", "--local"),
        ("cost", "--local"), ("prune", "--local"), ("prune --apply", "--local"), ("revoke", "web 1.0.0 --reason bad --local"), ("restore", "web 1.0.0 --local"),
        ("store export", "{0}/backup.jsonl --local"), ("store import", "{0}/backup.jsonl --local"), ("destroy", "--delete-versions --local"), ("rehearse", ""),
        ("sim start", "--port 0 --speed 100000 --data {0}/sim"), ("sim status", "--data {0}/sim"), ("sim env", "--data {0}/sim"), ("sim trust", "--data {0}/sim"), ("sim fault incidents", "--data {0}/sim"),
        ("sim fault add", "throttled --data {0}/sim"), ("sim fault rule", "--status 500 --data {0}/sim"), ("sim fault list", "--data {0}/sim"), ("sim fault clear", "--data {0}/sim"),
        ("sim stop", "--data {0}/sim"), ("sim reset", "--data {0}/sim"),
    ];

    private readonly SmallProject _project = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-json-");

    public void Dispose()
    {
        _project.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void Every_schema_is_tested() => Assert.Equal(
        OutputSchema.All.Select(s => s.Command).Order(StringComparer.Ordinal),
        s_commands.Select(c => c.Schema).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_output_follows_its_schema_and_is_alone()
    {
        Directory.CreateDirectory(Path.Combine(_directory.FullName, "fresh"));
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "template.json"), """
            { "type": "Microsoft.VirtualMachineImages/imageTemplates", "name": "web", "properties": {
              "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "ubuntu-24_04-lts", "sku": "server", "version": "latest" },
              "distribute": [ { "type": "SharedImage", "galleryImageId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/g/images/web", "runOutputName": "o", "replicationRegions": [ "westeurope" ] } ] } }
            """);
        _project.WriteStack("", "prod");
        _project.Write("infra/images/db.yaml", """
            name: db
            definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: db } }
            template:
              source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }
              customize:
                - { type: Shell, name: hello, inline: [ echo hello ] }
              distribute: [ { type: SharedImage, versioning: { scheme: Latest, major: 1 } } ]
            """);
        await using var started = new WatchedWriter("onThisMachineAlone");
        var simulator = Task.FromResult(new CliResult(ExitCode.Success, "", ""));
        var problems = new List<string>();
        foreach (var (schema, arguments) in s_commands)
        {
            if (schema == "sim start")
            {
                simulator = RunAsync(schema, arguments, started);
                await Task.WhenAny(started.Seen, simulator);
                problems.AddRange(await ProblemsAsync(schema, new(ExitCode.Success, started.ToString(), "")));
                continue;
            }

            problems.AddRange(await ProblemsAsync($"{schema} {arguments}".TrimEnd(), await RunAsync(schema, arguments)));
            if (schema == "sim stop")
            {
                await simulator;
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task An_error_follows_its_schema()
    {
        var result = await RunAsync("build", "nothing --local");
        var schema = await SchemaOfAsync(OutputSchema.Error.Schema());

        Assert.Empty(schema.Validate(result.Output));
        Assert.Equal((int)result.ExitCode, (int)result.Json["error"]!["exitCode"]!);
        Assert.Contains("error:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_on_stderr_on_request()
    {
        var result = await RunAsync("up", "--local --progress");

        Assert.Equal(1, (int)result.Json[OutputJson.VersionName]!);
        Assert.Contains("Update of stack dev", result.Error, StringComparison.Ordinal);
        Assert.Contains("create", result.Error, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(string command, CliResult result)
    {
        try
        {
            Assert.NotNull(JsonNode.Parse(result.Output));
            var output = OutputSchema.All.Where(s => command == s.Command || command.StartsWith($"{s.Command} ", StringComparison.Ordinal)).MaxBy(s => s.Command.Length)!;
            var schema = await SchemaOfAsync(output.Schema());
            return
            [
                .. schema.Validate(result.Output).Select(e => $"{command}: {e}: {result.Output}{result.Error}"),
                .. result.Error.Split('\n').Where(l => l.Length > 0 && !l.StartsWith("warning: ", StringComparison.Ordinal) && !l.StartsWith("note: ", StringComparison.Ordinal)).Select(l => $"{command} writes to stderr: {l}"),
            ];
        }
        catch (JsonException e)
        {
            return [$"{command}: {e.Message}: {result.Output}{result.Error}"];
        }
    }

    // Without the members that a schema does not name.
    private static async Task<JsonSchema> SchemaOfAsync(JsonObject schema)
    {
        Close(schema);
        return await JsonSchema.FromJsonAsync(schema.ToJsonString());
    }

    private static void Close(JsonNode? schema)
    {
        if (schema is not JsonObject one)
        {
            return;
        }

        if (one["properties"] is JsonObject members)
        {
            one["additionalProperties"] = false;
            members.ToList().ForEach(m => Close(m.Value));
        }

        Close(one["items"]);
        Close(one["additionalProperties"] as JsonObject);
    }

    private Task<CliResult> RunAsync(string command, string arguments, StringWriter? output = null)
    {
        var line = $"{command} {string.Format(null, arguments, _directory.FullName)} --json";
        if (!command.StartsWith("sim", StringComparison.Ordinal) && !line.Contains("--project", StringComparison.Ordinal))
        {
            line += $" --speed 100000 --project {_project.Directory}";
        }

        return CliResult.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), default, output);
    }
}
