using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests the output of 'imageinfra logs'.</summary>
[Collection(PulumiCollection.Name)]
public sealed class LogsTests : IDisposable
{
    private const string Base = "ubuntu-2404-base";

    private readonly ProjectCopy _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Before_the_first_build_the_error_names_the_next_step()
    {
        await _project.RunAsync("up", "--local");

        var logs = await _project.RunAsync("logs", Base, "--local");

        Assert.Equal(ExitCode.NotFound, logs.ExitCode);
        Assert.Contains($"'{Base}' has no log yet", logs.Error, StringComparison.Ordinal);
        Assert.Contains($"'imageinfra build {Base}", logs.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_image_has_no_log()
    {
        await _project.RunAsync("up", "--local");

        var logs = await _project.RunAsync("logs", "ubuntu-2404-docker", "--local");

        Assert.Equal(ExitCode.NotFound, logs.ExitCode);
        Assert.Contains($"waits for its base '{Base}'", logs.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_shows_each_customizer_with_its_start_end_and_duration()
    {
        await _project.RunAsync("build", Base, "--local");

        var logs = await _project.RunAsync("logs", Base, "--local");
        var json = (await _project.RunAsync("logs", Base, "--local", "--json")).Json;

        Assert.Equal(ExitCode.Success, logs.ExitCode);
        Assert.Matches(@"customizer 'update-packages' starts at \d\d:\d\d:\d\d", logs.Output);
        Assert.Contains("customizer 'update-packages' ends after 2 min", logs.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no artifacts were created", logs.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("telemetry", logs.Output, StringComparison.Ordinal);
        var step = ((JsonArray)json["steps"]!)[0]!;
        Assert.Equal(("update-packages", 0, 120, false), ((string?)step["name"], (int)step["index"]!, (int)step["elapsedSeconds"]!, (bool)step["failed"]!));
        Assert.True((bool)json["finished"]!);
        Assert.Contains((JsonArray)json["lines"]!, l => ((string)l!).StartsWith("Connected to SSH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Raw_shows_every_line_unchanged()
    {
        await _project.RunAsync("build", Base, "--local");

        var logs = await _project.RunAsync("logs", Base, "--local", "--raw");

        Assert.Matches(@"\] PACKER ERR \d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[INFO\] \(telemetry\) Starting provisioner shell", logs.Output);
    }

    [Fact]
    public async Task A_failed_customizer_is_marked_with_its_line_in_the_catalog()
    {
        var run = await RunAsync(fails: true);
        await using (var azure = await _project.OpenAzureAsync())
        {
            azure.Pass(TimeSpan.FromHours(2));
            Assert.Equal("Failed", (string?)(await azure.GetAsync(run, SimulatedArm.Templates)).Property("lastRunStatus")!["runState"]);
        }

        var logs = await _project.RunAsync("logs", Base, "--local");
        var json = (await _project.RunAsync("logs", Base, "--local", "--json")).Json;

        var failed = Assert.Single((JsonArray)json["steps"]!, s => (bool)s!["failed"]!)!;
        Assert.Contains($"customizer '{failed["name"]}' failed", logs.Output, StringComparison.Ordinal);
        Assert.Contains($"failed exit code 1, {failed["place"]}", logs.Output, StringComparison.Ordinal);
        var (path, line) = ((string)failed["place"]!).Split(':') is [var p, var l] ? (p, int.Parse(l, null)) : default;
        // The line of the step in the image file, or in its fragment.
        Assert.Matches("- (type: Shell|use: )", File.ReadAllLines(Path.Combine(_project.Directory, path))[line - 1]);
    }

    [Fact]
    public async Task Following_ends_with_the_run()
    {
        await RunAsync();

        var logs = await _project.RunAsync("logs", Base, "--local", "--follow", "--json");

        Assert.Equal(ExitCode.Success, logs.ExitCode);
        Assert.True((bool)logs.Json["finished"]!);
        Assert.NotEmpty((JsonArray)logs.Json["steps"]!);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_following()
    {
        var template = await RunAsync();
        using var interrupt = new CancellationTokenSource();
        var output = new WatchedWriter("Running builder") { Interrupts = interrupt };

        var logs = await CliResult.RunAsync(
            ["logs", Base, "--local", "--follow", "--project", _project.Directory, "--speed", "3000"],
            interrupt.Token,
            output);

        Assert.Equal(ExitCode.Interrupted, logs.ExitCode);
        await using var azure = await _project.OpenAzureAsync();
        Assert.Equal("Running", (string?)(await azure.GetAsync(template, SimulatedArm.Templates)).Property("lastRunStatus")!["runState"]);
    }

    [Fact]
    public async Task Values_of_masked_variables_are_not_shown()
    {
        const string Variable = "IMAGEINFRA_TEST_MASKED";
        const string Secret = "tomato-soup-4711";
        Environment.SetEnvironmentVariable(Variable, Secret);
        _project.EditStack("dev", "imageinfra:location: westeurope", $"imageinfra:location: westeurope\n  imageinfra:maskedVariables: [{Variable}]");
        _project.Edit(Base, "name: clean-up\n      inline:", $"name: clean-up\n      inline:\n        - echo {Secret}");
        await _project.RunAsync("build", Base, "--local");

        var logs = await _project.RunAsync("logs", Base, "--local");

        Assert.Contains("+ echo ***", logs.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, logs.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_options_and_the_required_role()
    {
        var help = await CliResult.RunAsync(["logs", "--help"], default);

        Assert.All(["IMAGE", "--follow", "--raw", "--run", "Storage Blob Data Reader"], t => Assert.Contains(t, help.Output, StringComparison.Ordinal));
    }

    /// <summary>Starts a run outside the program, and returns its template.</summary>
    private async Task<string> RunAsync(bool fails = false)
    {
        await _project.RunAsync("up", "--local");
        var outputs = await _project.RunAsync("outputs", "--local", "--json");
        var template = (string)outputs.Json["images"]![Base]!["templateId"]!;
        await using var azure = await _project.OpenAzureAsync();
        if (fails)
        {
            await azure.HappenAsync("customizer-fails");
        }

        Assert.Equal(202, (await azure.PostAsync($"{template}/run", SimulatedArm.Templates)).Status);
        return template;
    }
}
