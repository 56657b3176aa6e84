using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests builds whose process is killed or interrupted.</summary>
[Collection(PulumiCollection.Name)]
public sealed class KilledBuildTests : IDisposable
{
    private const int Kills = 15;

    private readonly ProjectCopy _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Fifteen_kills_start_no_run_twice_and_lose_no_version()
    {
        await _project.RunAsync("up", "--local");
        var random = new Random(7);
        for (var kills = 0; kills < Kills;)
        {
            await using var process = Build("4000", "--again");
            var (read, lines) = (0, random.Next(1, 14));
            while (read < lines && await process.ReadLineAsync() is not null)
            {
                read++;
            }

            if (read == lines)
            {
                await process.KillAsync();
                kills++;
            }
            else
            {
                Assert.Equal(0, (await process.EndAsync()).ExitCode);
            }
        }

        await using var last = Build("4000", "--again");
        var (exitCode, _, error) = await last.EndAsync();

        Assert.True(exitCode == 0, error);
        await using var store = new FolderStore(Path.Combine(_project.LocalState, "local"));
        var runs = await new RunLedger(store).FindAsync(new RunFilter(), default);
        Assert.All(runs, r => Assert.Equal((RunStage.Closed, BuildOutcome.Succeeded), (r.Stage, r.Outcome)));
        var versions = (await _project.RunAsync("versions", "ubuntu-2404-base", "--local", "--json")).Json["versions"]!;
        Assert.Equal(
            Enumerable.Range(0, runs.Count).Reverse().Select(i => $"1.0.{i}"),
            versions.AsArray().Select(v => (string?)v!["version"]));
    }

    [Fact]
    public async Task Killed_builds_of_all_images_are_finished_without_repetition()
    {
        var random = new Random(16);
        for (var kills = 0; kills < 5; kills++)
        {
            await using var process = ImageInfraProcess.Start("build", "--local", "--project", _project.Directory, "--speed", "600");
            for (var lines = random.Next(10, 40); lines > 0 && await process.ReadLineAsync() is not null; lines--)
            {
            }

            await process.KillAsync();
        }

        await using var last = ImageInfraProcess.Start("build", "--local", "--project", _project.Directory, "--speed", "600");
        var (exitCode, _, error) = await last.EndAsync();

        Assert.True(exitCode == 0, error);
        var versions = (await _project.RunAsync("versions", "--local", "--json")).Json["versions"]!.AsArray();
        Assert.Equal(4, versions.Count);
        Assert.All(versions, v => Assert.Equal("1.0.0", (string?)v!["version"]));
    }

    [Fact]
    public async Task One_Ctrl_C_detaches_and_names_the_command_to_follow()
    {
        await _project.RunAsync("up", "--local");
        await using var process = Build("100");
        await process.ReadUntilAsync("Queued");

        process.Interrupt();

        var (exitCode, output, error) = await process.EndAsync();
        Assert.Equal((int)ExitCode.Interrupted, exitCode);
        Assert.Contains("detaching: the builds continue in Azure", output, StringComparison.Ordinal);
        Assert.Contains("imageinfra follow ubuntu-2404-base --stack dev --local", error, StringComparison.Ordinal);
        var follow = await _project.RunAsync("follow", "--local");
        Assert.Equal(ExitCode.Success, follow.ExitCode);
        Assert.Contains("built    ubuntu-2404-base 1.0.0", follow.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_Ctrl_C_cancel_the_build()
    {
        await _project.RunAsync("up", "--local");
        await using var process = Build("100");
        await process.ReadUntilAsync("Queued");

        process.Interrupt();
        await process.ReadUntilAsync("detaching");
        process.Interrupt();

        var (exitCode, _, error) = await process.EndAsync();
        Assert.Equal((int)ExitCode.Interrupted, exitCode);
        Assert.Equal("error: ubuntu-2404-base: canceled; no version was published", error.Trim());
    }

    [Theory]
    [InlineData("test -n \"$IMAGEINFRA_IMAGE\" && test -n \"$IMAGEINFRA_VERSION_ID\"", null)]
    [InlineData("echo no login on $IMAGEINFRA_IMAGE; exit 3", "exit code 3: no login on web")]
    public async Task A_check_command_gets_the_version_in_its_environment(string command, string? problem) =>
        Assert.Equal(problem, await new CommandVersionCheck(command).CheckAsync("web", "/versions/1.0.0", default));

    private ImageInfraProcess Build(string speed, params string[] options) =>
        ImageInfraProcess.Start(["build", "ubuntu-2404-base", "--local", "--speed", speed, "--project", _project.Directory, .. options]);
}
