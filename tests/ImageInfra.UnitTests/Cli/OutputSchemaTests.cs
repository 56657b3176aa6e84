using System.CommandLine;
using System.Text.Json.Nodes;
using ImageInfra.Cli;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Cli;

public sealed class OutputSchemaTests
{
    // Their stdout is a format of its own.
    private static readonly string[] s_foreign = ["export", "schema", "completion", "man"];

    [Fact]
    public void Every_command_with_JSON_has_a_schema()
    {
        using var interrupts = new Interrupts();
        var root = CommandLineApp.Create(new(TextWriter.Null, TextWriter.Null, IsTerminal: false, HasColor: false), TimeProvider.System, interrupts);

        Assert.Equal(
            Leaves(root, "").Except(s_foreign).Order(StringComparer.Ordinal),
            OutputSchema.All.Select(s => s.Command.Split(" --")[0]).Distinct().Except(s_foreign).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_committed_page_is_current()
    {
        var output = new StringWriter();
        await CommandLineApp.RunAsync(["schema", "--json", "--markdown"], new(output, TextWriter.Null, IsTerminal: false, HasColor: false), TimeProvider.System, default(CancellationToken));

        Assert.True(
            output.ToString() == File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "json.md")),
            "docs/json.md is not current; run: imageinfra schema --json --markdown > docs/json.md");
    }

    [Fact]
    public void Every_member_is_described_and_present()
    {
        var members = OutputSchema.All.Append(OutputSchema.Error).SelectMany(s => Objects(s.Schema(), s.Command)).ToList();

        Assert.Empty(members.Where(m => m.Name != OutputJson.VersionName && string.IsNullOrEmpty((string?)m.Schema["description"])).Select(m => $"{m.Command}: {m.Name} has no description"));
        Assert.Empty(members.Where(m => !m.IsRequired).Select(m => $"{m.Command}: {m.Name} may be absent"));
    }

    [Fact]
    public void Times_have_a_format_and_durations_are_seconds()
    {
        var members = OutputSchema.All.SelectMany(s => Objects(s.Schema(), s.Command)).ToList();

        Assert.DoesNotContain(members, m => m.Name.Contains("Minutes", StringComparison.Ordinal) || m.Name.Contains("minutes", StringComparison.Ordinal));
        Assert.All(members.Where(m => m.Name.EndsWith("Date", StringComparison.Ordinal) || m.Name.EndsWith("Time", StringComparison.Ordinal)), m => Assert.Equal("date-time", (string?)m.Schema["format"]));
    }

    [Fact]
    public void Output_has_the_version_first_UTC_times_and_camel_case()
    {
        var json = OutputJson.Format(new PrunePlanOutput("1", "dev", [], new(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(1)), false, [], [], []));

        Assert.StartsWith("""{"schemaVersion":1,"id":"1","stack":"dev","images":[],"time":"2026-11-30T08:00:00.0000000Z","hasSoftDelete":false""", json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_has_a_suggestion()
    {
        var error = new StringWriter();

        var exitCode = await CommandLineApp.RunAsync(["schema", "--json", "chanel", "list"], new(TextWriter.Null, error, IsTerminal: false, HasColor: false), TimeProvider.System, default(CancellationToken));

        Assert.Equal((int)ExitCode.InvalidInput, exitCode);
        Assert.Contains("did you mean 'channel list'", error.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path]
        : command.Subcommands.SelectMany(c => Leaves(c, $"{path} {c.Name}".Trim()));

    private static IEnumerable<(string Command, string Name, JsonObject Schema, bool IsRequired)> Objects(JsonNode? schema, string command)
    {
        if (schema is not JsonObject one)
        {
            yield break;
        }

        var required = (one["required"] as JsonArray ?? []).Select(r => (string)r!).ToList();
        foreach (var (name, member) in one["properties"] as JsonObject ?? [])
        {
            yield return (command, name, (JsonObject)member!, required.Contains(name));
            foreach (var inner in new[] { member, member!["items"], member["additionalProperties"] }.SelectMany(s => Objects(s, command)))
            {
                yield return inner;
            }
        }
    }
}
