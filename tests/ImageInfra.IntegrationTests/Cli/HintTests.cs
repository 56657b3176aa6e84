using System.CommandLine;
using System.Text.RegularExpressions;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests that commands in messages can be pasted: they parse, and name the same stack as the command that printed them.</summary>
[Collection(PulumiCollection.Name)]
public sealed partial class HintTests : IDisposable
{
    private static readonly string[] s_places = ["--stack", "--local", "--project"];

    private readonly SmallProject _project = new();
    private readonly List<string> _problems = [];
    private readonly RootCommand _root;
    private readonly Interrupts _interrupts = new();
    private int _hints;

    public HintTests()
    {
        _root = CommandLineApp.Create(new(TextWriter.Null, TextWriter.Null, IsTerminal: false, HasColor: false), TimeProvider.System, _interrupts);
        _project.WriteImage("app", source: "{ type: CatalogImage, image: web }");
    }

    public void Dispose()
    {
        _interrupts.Dispose();
        _project.Dispose();
    }

    [Fact]
    public async Task Commands_in_messages_parse_and_name_the_same_stack()
    {
        foreach (var command in (string[])["versions", "build", "prune", "prune apply", "follow", "cancel", "logs web", "channel list", "channel set web stable", "outdated", "lineage web", "distribute web 1.0.0", "promote web", "rollback web", "revoke web 1.0.0 --reason bad", "verify web", "cost", "outputs", "runs"])
        {
            await RunAsync(command);
        }

        foreach (var command in (string[])
        [
            "up", "logs web", "build web", "build app", "verify web", "channel list", "rollback web --channel stable", "channel set web stable", "rollback web --channel stable", "revoke web 1.0.0 --reason bad",
            "build app --again", "build web --again", "build app --again", "rollback web --channel stable", "lineage nothing", "versions nothing", "distribute web 9.9.9", "distribute nothing 1.0.0", "prune", "prune apply nothing",
            "destroy --yes", "follow", "cancel web", "outdated", "cost", "export web", "new --name web", "store import nothing",
        ])
        {
            await RunAsync(command);
        }

        _project.WriteStack("galleryName: another");
        await RunAsync("up");
        await RunAsync("preview");
        _project.WriteStack("protect: true");
        await RunAsync("up");
        await RunAsync("destroy --yes");
        await RunAsync("destroy --yes --delete-versions");

        Assert.True(_problems.Count == 0, string.Join('\n', _problems));
        Assert.True(_hints > 20, $"only {_hints} commands in messages");
    }

    [Fact]
    public async Task A_revocation_names_a_step_that_works()
    {
        await RunAsync("up");
        await RunAsync("build web");
        await RunAsync("channel set web stable");

        // No other version: build one, then move the channel.
        await PasteAsync(await RunAsync("revoke web 1.0.0 --reason bad"));
        await RunAsync("build web --again");
        await RunAsync("channel set web stable");

        // A lower one: roll back.
        await PasteAsync(await RunAsync("revoke web 1.0.2 --reason bad"), "rollback");

        // After a rollback.
        await PasteAsync(await RunAsync("revoke web 1.0.1 --reason bad"));
    }

    private static async Task PasteAsync(CliResult result, string? expected = null)
    {
        var hints = Hints(result).ToList();
        Assert.NotEmpty(hints);
        Assert.Contains(expected ?? "", hints[0], StringComparison.Ordinal);
        foreach (var hint in hints)
        {
            var pasted = await CliResult.RunAsync([.. hint.Split(' ').Skip(1), "--speed", "100000"], default);
            Assert.True(pasted.ExitCode is ExitCode.Success, $"{hint}: {pasted.ExitCode} {pasted.Error}");
        }
    }

    private async Task<CliResult> RunAsync(string command)
    {
        var result = await CliResult.RunAsync([.. command.Split(' '), .. OptionsOf(command)], default);
        foreach (var hint in Hints(result))
        {
            _hints++;
            var words = hint.Split(' ')[1..];
            if (words.Contains("--help"))
            {
                continue;
            }

            var parsed = _root.Parse(words);
            if (parsed.Errors.Count > 0)
            {
                _problems.Add($"{command}: '{hint}' does not parse: {parsed.Errors[0].Message}");
            }

            foreach (var place in s_places.Where(p => parsed.CommandResult.Command.Options.Any(o => o.Name == p) && OptionsOf(command).Contains(p) && !words.Contains(p)))
            {
                _problems.Add($"{command}: '{hint}' lacks {place}");
            }
        }

        return result;
    }

    private string[] OptionsOf(string command)
    {
        var known = _root.Parse(command).CommandResult.Command.Options.Select(o => o.Name).ToList();
        return
        [
            .. known.Contains("--stack") ? ["--stack", "dev"] : (string[])[], .. known.Contains("--local") ? ["--local"] : (string[])[],
            .. known.Contains("--project") ? ["--project", _project.Directory] : (string[])[], .. known.Contains("--speed") ? ["--speed", "100000"] : (string[])[],
        ];
    }

    private static IEnumerable<string> Hints(CliResult result) => Command().Matches((result.Output + result.Error).ReplaceLineEndings(" ")).Select(m => m.Groups["command"].Value);

    [GeneratedRegex(@"'(?<command>imageinfra [a-z][^']*)'")]
    private static partial Regex Command();
}
