using System.Text.Json.Nodes;
using System.Xml.Linq;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.UnitTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Cli;

public sealed class RunsCommandTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public async Task InitializeAsync()
    {
        _directory.Write("Pulumi.yaml", "name: imageinfra\n");
        await WriteAsync(
            SomeRuns.Succeeded(1, 31).With((RunSubState.Building, 0), (RunSubState.Customizing, 4), (RunSubState.Distributing, 20)),
            SomeRuns.Failed(2, 7),
            SomeRuns.Succeeded(3, 45, "other") with { IsAdopted = true },
            SomeRuns.Succeeded(4, 0) with { Stage = RunStage.Started, EndTime = null, State = null, Outcome = null, VersionId = null, Attempt = 2 });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _directory.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Runs_are_listed_newest_first()
    {
        Assert.Equal(ExitCode.Success, await RunAsync());

        Assert.Equal(
            """
            run   image   started            took     outcome     version   attempt   failure
            4     web     2026-11-26 08:00            started               2
            3     other   2026-11-25 08:00   45 min   succeeded   1.0.3     joined
            2     web     2026-11-24 08:00   7 min    failed                1         script
            1     web     2026-11-23 08:00   31 min   succeeded   1.0.1     1
            """,
            Table());
    }

    [Fact]
    public async Task Phases_of_the_listed_runs_are_columns()
    {
        await RunAsync("--phases", "--image", "web", "--outcome", "Succeeded");

        Assert.Equal(
            """
            run   image   started            took     building   customizing   distributing   outcome     version   attempt   failure
            1     web     2026-11-23 08:00   31 min   4 min      16 min        11 min         succeeded   1.0.1     1
            """,
            Table());
    }

    [Theory]
    [InlineData("2", "--image", "web", "--outcome", "failed")]
    [InlineData("4 3", "--limit", "2")]
    [InlineData("4 2 1", "--image", "web")]
    [InlineData("4 3", "--since", "8d")]
    public async Task Filters_select_runs(string numbers, params string[] args)
    {
        await RunAsync(args);

        Assert.Equal(numbers.Split(' '), Table().Split('\n').Skip(1).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task If_the_clock_of_the_runs_is_ahead_the_newest_run_is_now()
    {
        await WriteAsync(SomeRuns.Succeeded(1000, 31));

        await RunAsync("--since", "12h");

        Assert.Equal(["1000"], Table().Split('\n').Skip(1).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task Json_has_all_properties_of_an_entry()
    {
        await RunAsync("--json", "--limit", "20");

        var entry = JsonNode.Parse(_output.ToString())!["runs"]![3]!;
        Assert.Equal("web-3f2a9c1b", (string?)entry["templateName"]);
        Assert.Equal(SomeRuns.Succeeded(1, 31).RunId.ToString(), (string?)entry["runId"]);
        Assert.Equal(31 * 60, (double?)entry["elapsedSeconds"]);
        Assert.Equal("""{"building":240,"customizing":960,"distributing":660}""", entry["phaseSeconds"]!.ToJsonString());
        Assert.Equal(1, (int?)entry["attempt"]);
        Assert.Equal("succeeded", (string?)entry["outcome"]);
    }

    [Fact]
    public async Task Local_runs_are_in_a_separate_file()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("--local"));

        Assert.Equal("no runs\n", _output.ToString().ReplaceLineEndings("\n"));
        Assert.False(Directory.Exists(_directory.File(".imageinfra", "local")));
    }

    [Fact]
    public async Task A_plot_has_a_bar_for_each_run_and_both_percentiles()
    {
        await RunAsync("--plot", "--image", "web");

        var lines = _output.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["web,", "2026-11-23", "2026-11-24", "p50", "p95", "p50", "1"], lines.Select(l => l.Split(' ')[0]));
        Assert.Matches("08:00 1.0.1 +█+ 31.0$", lines[1]);
        Assert.Matches("08:00 failed +█+ 7.0$", lines[2]);
        Assert.Equal("p50 31 min, p95 31 min, of 1 run that succeeded", lines[^2]);
        Assert.Equal("1 run in progress, not shown", lines[^1]);
    }

    [Fact]
    public async Task A_picture_is_written_to_the_given_file()
    {
        var file = _directory.File("web.svg");

        Assert.Equal(ExitCode.Success, await RunAsync("--svg", file, "--image", "web"));

        Assert.Equal("svg", XDocument.Load(file).Root!.Name.LocalName);
    }

    [Fact]
    public async Task An_unwritable_picture_file_is_invalid_input()
    {
        Assert.Equal(ExitCode.InvalidInput, await RunAsync("--svg", _directory.File("nowhere", "web.svg"), "--image", "web"));

        Assert.Contains("web.svg cannot be written", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--plot and --svg show one image", "--plot")]
    [InlineData("--plot and --svg show one image", "--svg", "a.svg")]
    [InlineData("--limit is out of range", "--limit", "0")]
    [InlineData("--since 'yesterday' is not a time", "--since", "yesterday")]
    [InlineData("--since '7w' is not a time", "--since", "7w")]
    [InlineData("--outcome '1' is not allowed; expected succeeded, partiallySucceeded, failed, canceled, skipped", "--outcome", "1")]
    public async Task A_wrong_option_is_an_error_with_the_allowed_values(string message, params string[] args)
    {
        Assert.Equal(ExitCode.InvalidInput, await RunAsync(args));

        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    private async Task WriteAsync(params RunEntry[] runs)
    {
        await using var store = new FolderStore(_directory.File(".imageinfra"));
        foreach (var run in runs)
        {
            await new RunLedger(store).SaveAsync(run, default);
        }
    }

    private async Task<ExitCode> RunAsync(params string[] args)
    {
        var clock = new FakeTimeProvider(SomeRuns.Day.AddDays(10));
        return (ExitCode)await CommandLineApp.RunAsync(
            ["runs", .. args, "--project", _directory.FullName],
            new CliConsole(_output, _error, IsTerminal: false, HasColor: false),
            clock,
            CancellationToken.None);
    }

    /// <summary>The table without trailing blanks.</summary>
    private string Table() => string.Join('\n', _output.ToString()
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.TrimEnd()));
}
