using System.Text.Json.Nodes;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

[Collection(PulumiCollection.Name)]
public sealed class CommandLineTests : IDisposable
{
    private readonly ProjectCopy _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData]
    [InlineData("--help")]
    public async Task Help_lists_every_command_and_every_exit_code_on_one_screen(params string[] args)
    {
        var help = await CliResult.RunAsync(args, default);

        Assert.Equal(ExitCode.Success, help.ExitCode);
        var commands = CommandLineApp.Create(new(TextWriter.Null, TextWriter.Null, IsTerminal: false, HasColor: false), TimeProvider.System, new(default)).Subcommands.Select(c => c.Name);
        Assert.Equal(commands.Order(), RootHelp.Groups.SelectMany(g => g.Commands).Select(c => c.Command).Order());
        Assert.All(RootHelp.Groups.SelectMany(g => g.Commands), c => Assert.Contains($"  {c.Command,-12}{c.Summary}", help.Output, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains($"{(int)code} {code}", help.Output, StringComparison.Ordinal));
        var lines = help.Output.TrimEnd().Split('\n');
        Assert.True(lines.Length <= 62 && lines.All(l => l.Length <= 80), $"{lines.Length} lines, longest {lines.Max(l => l.Length)}");
    }

    [Fact]
    public void The_page_of_exit_codes_has_every_code()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "exit-codes.md"));

        Assert.All(ExitCodes.Meanings, m => Assert.Contains($"| {(int)m.Code} | `{m.Code}` | {m.Meaning} |\n", page, StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<ExitCode>().Order(), ExitCodes.Meanings.Select(m => m.Code).Order());
    }

    [Theory]
    [InlineData("imageinfra has no command 'versons'; did you mean 'versions'?", "versons", "--local")]
    [InlineData("imageinfra channel has no command 'sett'; did you mean 'set'?", "channel", "sett", "web")]
    [InlineData("unknown option '--locl'; did you mean '--local'?", "build", "--locl")]
    [InlineData("unknown option '--yess'; did you mean '--yes'?", "destroy", "--yess=true")]
    public async Task A_misspelled_word_has_a_suggestion(string expected, params string[] args)
    {
        var result = await CliResult.RunAsync(args, default);

        Assert.Equal(ExitCode.InvalidInput, result.ExitCode);
        Assert.StartsWith($"error: {expected}\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_scripts_ask_for_suggestions()
    {
        foreach (var shell in (string[])["bash", "zsh", "fish", "powershell"])
        {
            var script = await CliResult.RunAsync(["completion", shell], default);

            Assert.Equal(ExitCode.Success, script.ExitCode);
            Assert.Contains("[suggest:", script.Output, StringComparison.Ordinal);
        }

        var suggested = await CliResult.RunAsync(["[suggest:14]", "imageinfra ver"], default);
        Assert.Equal(["verify", "versions"], suggested.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(s => !s.StartsWith('-')));
    }

    [Fact]
    public async Task The_schema_and_the_reference_page_are_printed()
    {
        var schema = await CliResult.RunAsync(["schema"], default);
        var page = await CliResult.RunAsync(["schema", "--markdown"], default);

        Assert.Equal(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "infra", "images", "image.schema.json")), schema.Output);
        Assert.Equal(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "catalog.md")), page.Output);
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("up", "--speed", "0")]
    [InlineData("up", "--stack", "../dev")]
    [InlineData("build", "--what")]
    public async Task A_wrong_command_line_ends_with_2_and_names_the_help(params string[] args)
    {
        var result = await CliResult.RunAsync(args, default);

        Assert.Equal(ExitCode.InvalidInput, result.ExitCode);
        Assert.Contains("for the allowed values, run '", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Outside_a_project_a_command_is_refused()
    {
        var result = await CliResult.RunAsync(["images", "--project", Path.GetTempPath()], default);

        Assert.Equal(ExitCode.InvalidInput, result.ExitCode);
        Assert.Contains("no Pulumi.yaml in", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_without_settings_is_an_error_with_the_next_step()
    {
        var result = await _project.RunAsync("images", "--stack", "staging");

        Assert.Equal(ExitCode.InvalidInput, result.ExitCode);
        Assert.Contains("error: Pulumi.staging.yaml: the file does not exist", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_lists_the_catalog_without_changes()
    {
        var images = await _project.RunAsync("images", "--json");

        Assert.Equal(4, ((JsonArray)images.Json["images"]!).Count);
        Assert.Equal("ubuntu-2404-base", (string?)images.Json["images"]![1]!["waitsFor"]);
        Assert.False(Directory.Exists(_project.LocalState));
    }

    [Fact]
    public async Task Only_json_is_on_stdout_and_progress_is_on_stderr_on_request()
    {
        var up = await _project.RunAsync("up", "--local", "--json", "--progress");

        Assert.IsType<JsonObject>(up.Json);
        Assert.Contains("create    gallery", up.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_json()
    {
        var outputs = await _project.RunAsync("outputs", "--local", "--json");

        Assert.Equal(ExitCode.NotFound, outputs.ExitCode);
        Assert.Equal("NotFound", (string?)outputs.Json["error"]!["name"]);
        Assert.Equal((int)ExitCode.NotFound, (int)outputs.Json["error"]!["exitCode"]!);
    }

    [Fact]
    public async Task Without_a_terminal_there_are_no_colors()
    {
        var up = await _project.RunAsync("up", "--local");

        Assert.DoesNotContain('\e', up.Output);
    }

    [Fact]
    public async Task An_unknown_image_is_an_error_with_the_known_images()
    {
        var build = await _project.RunAsync("build", "ubuntu", "--local");

        Assert.Equal(ExitCode.NotFound, build.ExitCode);
        Assert.Contains("the catalog has no image 'ubuntu'; it has ubuntu-2404-base, ubuntu-2404-docker", build.Error, StringComparison.Ordinal);
    }
}
