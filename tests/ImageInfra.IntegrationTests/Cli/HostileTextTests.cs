using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>
/// Runs every command on hostile tags, log lines and settings: in a pseudo terminal, and in jobs of GitHub Actions and Azure DevOps.
/// A new command must be added here, or the first test fails.
/// </summary>
[Collection(PulumiCollection.Name)]
public sealed partial class HostileTextTests : IDisposable
{
    private const string Nowhere = "--data nowhere";

    private static readonly string[] s_hostile =
    [
        "\e[38;5;201;7mpainted\e]0;title\a",
        "\u009b31mpainted by one character",
        "before\r::error::after a carriage return",
        "::error::at the beginning",
        "   \t ::add-mask::indented",
        "##vso[task.setvariable variable=a]b",
        "after ##vso[task.complete result=Failed]text",
        "##[error]text",
        "#\u00ad#vs\u200bo[task.logissue type=error]taken apart",
        "\u202eturned\u2066around\u2069",
        "no\u200bwidth\ufeff and \u2028a line\u2029 and more",
        "rubbed out\b\b\u007f",
        "<script>alert(1)</script> & [red]markup[/] | `code` | ![a](https://example.com/x)",
        "tagged \U000E0041\U000E0042",
    ];

    // Each command with the arguments that show the most output, ordered so that no command deletes what a later one needs.
    private static readonly (string Command, string Arguments)[] s_commands =
    [
        ("init", "--defaults"), ("images", ""), ("validate", ""), ("validate", "--online --local --speed 100000"), ("schema", ""), ("preview", ""), ("up", ""), ("refresh", ""), ("outputs", ""), ("export", "web"),
        ("build", "web"), ("follow", ""), ("cancel", "web"), ("logs", "web --raw"), ("runs", ""), ("versions", ""), ("lineage", "web"), ("outdated", ""),
        ("cost", ""), ("verify", "web"), ("prune", ""), ("distribute", "web"), ("promote", "web --from dev --to prod"), ("channel set", "web stable"),
        ("channel list", ""), ("channel advance", ""), ("rollback", "web --channel stable"), ("revoke", "web 1.0.0 --reason bad"), ("restore", "web 1.0.0"), ("adopt", ""),
        ("new", "other --os Linux"), ("import", "hostile.json --dry-run"), ("rehearse", ""), ("sim status", Nowhere), ("sim reset", Nowhere), ("sim stop", Nowhere), ("sim trust", Nowhere), ("sim env", Nowhere),
        ("sim start", $"--port 0 --http {Nowhere}"), ("sim fault incidents", Nowhere), ("sim fault list", Nowhere), ("sim fault add", $"customizer-fails {Nowhere}"), ("sim fault rule", Nowhere),
        ("sim fault clear", Nowhere), ("completion", "bash"), ("man", ""), ("store export", "-"), ("store import", "nothing.jsonl"), ("destroy", "--delete-versions"),
    ];

    private readonly SmallProject _project = new();

    public static TheoryData<string, string> Runners => new() { { "GITHUB_ACTIONS", "true" }, { "TF_BUILD", "True" } };

    public void Dispose() => _project.Dispose();

    [Fact]
    public void Every_command_is_tested()
    {
        using var interrupts = new Interrupts();
        var root = CommandLineApp.Create(new(TextWriter.Null, TextWriter.Null, IsTerminal: false, HasColor: false), TimeProvider.System, interrupts);

        Assert.Equal(Leaves(root, "").Order(StringComparer.Ordinal), s_commands.Select(c => c.Command).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_a_terminal_commands_write_no_control_characters_but_styling()
    {
        await PlantAsync();

        foreach (var (command, arguments) in s_commands)
        {
            var output = new StringWriter();
            await RunAsync(output, output, isTerminal: true, [], command, arguments);

            AssertVisible(command, output.ToString());
        }
    }

    [InstalledTheory("script")]
    [InlineData("images")]
    [InlineData("runs")]
    [InlineData("versions")]
    [InlineData("lineage web")]
    [InlineData("logs web")]
    [InlineData("logs web --raw")]
    [InlineData("validate")]
    [InlineData("outputs")]
    public async Task In_a_pseudo_terminal_commands_write_no_control_characters(string command)
    {
        await PlantAsync();

        AssertVisible(command, await PseudoTerminalAsync(command));
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public async Task In_a_pipeline_commands_write_no_line_that_the_runner_executes(string variable, string value)
    {
        await PlantAsync();

        foreach (var (command, arguments) in s_commands)
        {
            foreach (var json in (string[])["", " --json"])
            {
                var (output, error) = (new StringWriter(), new StringWriter());
                await RunAsync(output, error, isTerminal: false, new() { [variable] = value }, command, arguments + json);

                AssertVisible(command + json, output.ToString());
                AssertVisible(command + json, error.ToString());
                AssertNoCommand(command + json, output.ToString());
                AssertNoCommand(command + json, error.ToString());
                if (json.Length > 0 && output.ToString().Trim().Length > 0 && command is not ("rehearse" or "store export" or "schema") && !command.StartsWith("sim", StringComparison.Ordinal))
                {
                    Assert.NotNull(JsonNode.Parse(output.ToString()));
                }
            }
        }
    }

    [Fact]
    public async Task Files_and_events_contain_no_control_characters()
    {
        await PlantAsync();
        var summary = Path.Combine(_project.Directory, "summary.md");
        var events = Path.Combine(_project.Directory, "events.jsonl");
        foreach (var command in (string[])[$"build web --again --events {events}", "runs --image web --svg runs.svg", "lineage web --svg lineage.svg", "validate --sarif found.sarif", "export web --output web.json"])
        {
            await RunAsync(TextWriter.Null, TextWriter.Null, isTerminal: false, new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_STEP_SUMMARY"] = summary }, "", command);
        }

        foreach (var file in (string[])[summary, events, "runs.svg", "lineage.svg", "found.sarif", "web.json"])
        {
            AssertVisible(file, await File.ReadAllTextAsync(Path.Combine(_project.Directory, file)));
        }
    }

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path]
        : command.Subcommands.SelectMany(sub => Leaves(sub, path.Length == 0 ? sub.Name : $"{path} {sub.Name}"));

    // The build times out while its script runs, so that lines of its log are evidence; template, version and gallery have hostile tags.
    private async Task PlantAsync()
    {
        _project.WriteStack("protect: false");
        _project.WriteStack("galleryName: gal_prod", "prod");
        var lines = string.Join(", ", s_hostile.Select(text => JsonValue.Create(text).ToJsonString()));
        var file = Path.Combine(_project.Directory, "infra", "images", "web.yaml");
        Assert.Equal(ExitCode.Success, (await _project.RunAsync("build", "web")).ExitCode);
        File.WriteAllText(file, (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n").Replace("template:\n", "template:\n  buildTimeoutInMinutes: 14\n", StringComparison.Ordinal).Replace("inline: [ \"echo hello\" ]", $"inline: [ {lines} ]", StringComparison.Ordinal) + "\ndescription: " + JsonValue.Create(s_hostile[0]).ToJsonString());
        File.WriteAllText(Path.Combine(_project.Directory, "hostile.json"), new JsonObject
        {
            ["$schema"] = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
            ["resources"] = new JsonArray(new JsonObject { ["type"] = "Microsoft.VirtualMachineImages/imageTemplates", ["name"] = s_hostile[0], ["apiVersion"] = "2024-02-01", ["properties"] = new JsonObject { ["source"] = s_hostile[3] } }),
        }.ToJsonString());
        Assert.Equal(ExitCode.BuildFailed, (await _project.RunAsync("build", "web")).ExitCode);
        await using (var azure = await _project.OpenAzureAsync())
        {
            var version = (await SmallProject.VersionsAsync(azure)).Single();
            foreach (var id in (string[])[version, version[..version.IndexOf("/versions/", StringComparison.Ordinal)]])
            {
                var tags = (JsonObject?)(await azure.GetAsync(id, SimulatedArm.Galleries)).Json["tags"]?.DeepClone() ?? [];
                foreach (var (index, text) in s_hostile.Index())
                {
                    tags[$"hostile{index}"] = text;
                }

                foreach (var (index, name) in tags.Select(t => t.Key).Where(n => n.StartsWith("imageinfra", StringComparison.Ordinal)).ToList().Index())
                {
                    tags[name] = (string?)tags[name] + s_hostile[index % s_hostile.Length];
                }

                Assert.InRange((await azure.PatchAsync(id, SimulatedArm.Galleries, new() { ["tags"] = tags })).Status, 200, 202);
            }
        }
    }

    private async Task RunAsync(TextWriter output, TextWriter error, bool isTerminal, Dictionary<string, string> environment, string command, string arguments)
    {
        string[] words = [.. $"{command} {arguments}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word is "nowhere" or "hostile.json" || word.EndsWith(".svg", StringComparison.Ordinal) || word.EndsWith(".sarif", StringComparison.Ordinal) || word == "web.json"
            ? Path.Combine(_project.Directory, word)
            : word)];
        string[] place = command.StartsWith("sim", StringComparison.Ordinal) ? []
            : command is "import" or "new" or "schema" ? ["--project", _project.Directory]
            : command is "validate" or "images" or "export" ? ["--project", _project.Directory]
            : command is "rehearse" ? ["--project", _project.Directory, "--speed", "100000"]
            : ["--project", _project.Directory, "--local", "--speed", "100000"];
        using var stop = new CancellationTokenSource(command == "sim start" ? TimeSpan.FromSeconds(3) : TimeSpan.FromMinutes(2));
        var console = new CliConsole(output, error, isTerminal, HasColor: isTerminal) { Environment = environment };
        await CommandLineApp.RunAsync([.. words, .. place], console, TimeProvider.System, stop.Token);
    }

    private async Task<string> PseudoTerminalAsync(string command)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent!.Parent!.FullName, "ImageInfra.Cli", here.Name, "imageinfra");
        var isLocal = command is "images" or "validate" ? "" : " --local --speed 100000";
        using var script = Process.Start(new ProcessStartInfo("script", ["-qec", $"'{program}' {command} --project '{_project.Directory}'{isLocal}", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Environment = { ["TERM"] = "xterm-256color", ["LC_ALL"] = "C.UTF-8" },
        })!;
        script.StandardInput.Close();
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        Assert.NotEmpty(output);
        return output;
    }

    private static void AssertVisible(string command, string output)
    {
        Assert.DoesNotContain("\e[38;5;201;7m", output, StringComparison.Ordinal);
        var plain = Styling().Replace(output, "").Replace("\r", "", StringComparison.Ordinal);
        var hidden = plain.EnumerateRunes()
            .Where(r => r.Value is not ('\n' or '\t') && Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
            .Where(r => r.Value is not ('\n' or '\t'))
            .Select(r => $"U+{r.Value:X4}")
            .Distinct();
        Assert.Equal($"{command}: ", $"{command}: {string.Join(' ', hidden)}");
    }

    private static void AssertNoCommand(string command, string output)
    {
        var executable = output.Split('\n', '\r')
            .Select(line => line.TrimStart())
            .Where(line => (line.StartsWith("::", StringComparison.Ordinal) && !Ours().IsMatch(line)) || Prefix().IsMatch(OursOfAzureDevOps().Replace(line, "")));
        Assert.Equal($"{command}: ", $"{command}: {string.Join('\n', executable)}");
    }

    // Allowed: colors, cursor moves of live displays, and the keypad mode that .NET sets.
    [GeneratedRegex(@"\e(\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex Styling();

    [GeneratedRegex(@"^::(error|warning|notice) (file=[^,:]+,(line=\d+,)?)?title=[^:]*::")]
    private static partial Regex Ours();

    [GeneratedRegex(@"^##vso\[task\.(logissue type=(error|warning)(;sourcepath=[^;\]]+(;linenumber=\d+)?)?|setvariable variable=version(Id|Ids)?;isOutput=true|uploadsummary)\]")]
    private static partial Regex OursOfAzureDevOps();

    [GeneratedRegex(@"##[a-z]*\[", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();
}
