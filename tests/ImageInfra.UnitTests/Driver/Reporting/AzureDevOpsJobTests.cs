using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Reporting;
using ImageInfra.Driver.Runs;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Reporting;

public sealed class AzureDevOpsJobTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _lines = [];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Outside_azure_devops_there_is_no_receiver() =>
        Assert.Null(AzureDevOpsJob.Detect("dev", "images", new Dictionary<string, string>(), _lines.Add));

    [Fact]
    public void A_failure_is_an_issue_at_the_step_that_failed()
    {
        _directory.Write("images/web.yaml", "name: web\ntemplate:\n  customize:\n    - type: Shell\n      name: docker\n      inline: [exit 100]\n");

        Report(new BuildEvent.Failed("web", "message", SomeRuns.Explanation() with { StepIndex = 0 }));

        Assert.Equal(
            "##vso[task.logissue type=error;sourcepath=images/web.yaml;linenumber=4]web was not built: customizer 'docker' ended with exit code 100%0Anext: mend the script of 'docker', then build again%0AE: Unable to locate package docker-ce",
            Assert.Single(_lines));
    }

    [Fact]
    public void Versions_become_output_variables_and_a_summary()
    {
        Report(new BuildEvent.Completed(new([new("web", BuildOutcome.Succeeded, "/galleries/gal/images/web/versions/1.0.3")])));

        Assert.Equal(
            [
                """##vso[task.setvariable variable=versionIds;isOutput=true]{"web":"/galleries/gal/images/web/versions/1.0.3"}""",
                "##vso[task.setvariable variable=versionId;isOutput=true]/galleries/gal/images/web/versions/1.0.3",
                "##vso[task.setvariable variable=version;isOutput=true]1.0.3",
                $"##vso[task.uploadsummary]{_directory.File("Images of dev.md")}",
            ],
            _lines);
        Assert.Contains("| web | ✅ succeeded | 1.0.3 |", File.ReadAllText(_directory.File("Images of dev.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100%\n##vso[task.complete result=Succeeded]", "%0A")]
    [InlineData("##[error]no", "no")]
    public void Text_of_a_script_is_no_command(string text, string part)
    {
        Report(new BuildEvent.Warning("web", text), new BuildEvent.Reused("web", "/versions/1.0.0", text));

        Assert.All(_lines, line => Assert.DoesNotContain('\n', line));
        Assert.All(_lines, line => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.All(_lines, line => Assert.Equal(line.StartsWith("##vso[task.logissue ", StringComparison.Ordinal) ? 1 : 0, line.Split("##vso[", StringSplitOptions.None).Length - 1));
    }

    private void Report(params BuildEvent[] events)
    {
        var environment = new Dictionary<string, string>
        {
            ["TF_BUILD"] = "True",
            ["BUILD_SOURCESDIRECTORY"] = _directory.FullName,
            ["AGENT_TEMPDIRECTORY"] = _directory.FullName,
        };
        var job = AzureDevOpsJob.Detect("dev", _directory.File("images"), environment, _lines.Add)!;
        foreach (var e in events)
        {
            job.Report(e);
        }
    }
}
