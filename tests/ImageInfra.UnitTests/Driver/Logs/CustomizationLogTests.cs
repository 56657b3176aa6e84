using ImageInfra.Driver.Logs;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Logs;

public sealed class CustomizationLogTests
{
    [Fact]
    public void Steps_have_type_times_and_lines()
    {
        var log = CustomizationLog.Parse(SomeLog.New().Out("azure-arm: output").Step("shell", "one").Wait(TimeSpan.FromMinutes(5)).Step("file").Text);

        Assert.Equal(["shell", "file"], log.Steps.Select(s => s.Type));
        Assert.Equal([(2, 6), (7, 10)], log.Steps.Select(s => (s.FirstLine, s.LastLine)));
        Assert.All(log.Steps, s => Assert.True(s is { HasEnded: true, HasFailed: false }));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 0, 1, TimeSpan.Zero), log.Steps[0].Start);
        Assert.Equal(TimeSpan.FromSeconds(4), log.Steps[0].Duration);
    }

    [Fact]
    public void A_step_in_progress_has_no_end()
    {
        var log = CustomizationLog.Parse(SomeLog.New().Step("shell").Starts("shell").Says("working").Text);

        Assert.Null(log.FailedStep);
        Assert.Equal(1, log.UnfinishedStep!.Place);
        Assert.Null(log.UnfinishedStep.End);
    }

    [Fact]
    public void The_failed_step_precedes_the_errors_and_is_not_the_cleanup()
    {
        var log = CustomizationLog.Parse(SomeLog.New().Step("shell").FailedStep("powershell", 5, "no").Step("shell").Finished().Text);

        Assert.Equal(["shell", "powershell"], log.Steps.Select(s => s.Type));
        Assert.Equal(("powershell", 5), (log.FailedStep!.Type, log.FailedStep.ExitCode));
        Assert.True(log.IsFinished);
    }

    [Fact]
    public void A_step_without_an_end_has_the_exit_code_of_its_last_command()
    {
        var log = CustomizationLog.Parse(SomeLog.New()
            .Starts("powershell")
            .Err("packer-builder-azure-arm plugin: [INFO] command 'powershell -executionpolicy bypass' exited with code: 16001")
            .Out("==> azure-arm: Provisioning step had errors: Running the cleanup provisioner, if present...")
            .Text);

        Assert.Equal(16001, log.FailedStep!.ExitCode);
    }

    [Theory]
    [InlineData("docker-engine", "docker-engine")]
    [InlineData("/tmp/packer-shell3074641722", null)]
    [InlineData(@"C:\Users\me\AppData\Local\Temp\packer-powershell-provisioner904383947", null)]
    public void A_name_given_by_Packer_is_ignored(string script, string? name)
    {
        var log = CustomizationLog.Parse(SomeLog.New().Starts("shell", script).Ends("shell").Text);

        Assert.Equal(name, log.Steps[0].Name);
    }

    [Fact]
    public void Output_of_a_script_starts_no_step()
    {
        var log = CustomizationLog.Parse(SomeLog.New().Step("shell", "[INFO] (telemetry) Starting provisioner evil", "[INFO] (telemetry) Finalizing.").Text);

        Assert.Equal("shell", Assert.Single(log.Steps).Type);
        Assert.False(log.IsFinished);
    }

    [Fact]
    public void Validators_follow_after_the_end_of_the_build()
    {
        var log = CustomizationLog.Parse(SomeLog.New().Step("shell").Finished().Step("shell").Text);

        Assert.Equal([(0, false), (0, true)], log.Steps.Select(s => (s.Place!.Value, s.IsValidation)));
    }

    [Fact]
    public void After_omitted_lines_step_indexes_are_unknown()
    {
        var log = CustomizationLog.Parse(SomeLog.New().Step("shell").Text + $"{LogLine.Gap} 5 MB\n" + SomeLog.New().Step("file").Text);

        Assert.Equal([0, null], log.Steps.Select(s => s.Place));
    }

    [Fact]
    public void The_newer_format_is_read()
    {
        var log = CustomizationLog.Parse("""
            [5f0c2a8e] PACKER 2026/11/24 08:00:00 ui: ==> azure-arm: Connected to SSH!
            [5f0c2a8e] PACKER 2026/11/24 08:00:01 [INFO] (telemetry) Starting provisioner shell
            [5f0c2a8e] PACKER 2026/11/24 08:00:02 ui:     azure-arm: E: no such package
            [5f0c2a8e] PACKER ==> Builds finished but no artifacts were created.
            """);

        Assert.Equal(["Connected to SSH!", "E: no such package"], log.Lines.Select(l => l.Text));
        Assert.Equal("shell", Assert.Single(log.Steps).Type);
    }

    [Theory]
    [InlineData("==> Builds finished but no artifacts were created.")]
    [InlineData("==> azure-arm: Skipping image creation...")]
    [InlineData("==> azure-arm: Error deleting resource. Will retry.")]
    [InlineData("==> azure-arm: Error: network.PublicIPAddressesClient#Delete: Failure sending request: Code=\"PublicIPAddressCannotBeDeleted\"")]
    [InlineData("    azure-arm: Waiting for operation to complete (system performance: 1% cpu; 37% memory)...")]
    [InlineData("myBigFile.zip 826 B / 826000 B  1.00%")]
    [InlineData("==> azure-arm:")]
    [InlineData("")]
    public void Noise_is_recognized(string line) => Assert.True(LogLine.Parse(1, $"{SomeLog.Prefix}PACKER OUT {line}").IsNoise);

    [Theory]
    [InlineData("    azure-arm: E: Unable to locate package x", "E: Unable to locate package x")]
    [InlineData("==> azure-arm: ERROR: -> InvalidTemplateDeployment : x", "ERROR: -> InvalidTemplateDeployment : x")]
    [InlineData("Build 'azure-arm' errored: unexpected EOF", "Build 'azure-arm' errored: unexpected EOF")]
    public void Other_lines_are_not_noise(string line, string text)
    {
        var parsed = LogLine.Parse(1, $"{SomeLog.Prefix}PACKER OUT {line}");

        Assert.False(parsed.IsNoise);
        Assert.Equal(text, parsed.Text);
    }
}
