using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Reporting;
using ImageInfra.Driver.Runs;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Reporting;

public sealed class GitHubActionsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, string> _environment;

    public GitHubActionsTests()
    {
        _environment = new()
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_WORKSPACE"] = _directory.FullName,
            ["GITHUB_STEP_SUMMARY"] = _directory.File("summary.md"),
        };
        _directory.Write("images/web.yaml", """
            name: web
            template:
              customize:
                - { type: Shell, name: hello, inline: [echo hello] }
                - type: Shell
                  name: docker
                  inline: [exit 100]
              validate:
                inVMValidations:
                  - { type: Shell, name: check, inline: [exit 1] }
            """);
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Outside_github_actions_there_is_no_receiver()
    {
        Assert.Null(GitHubActions.Detect("dev", "images", new Dictionary<string, string>(), _lines.Add));
    }

    [Fact]
    public void A_failure_is_an_error_at_the_step_that_failed()
    {
        Report(new BuildEvent.Failed("web", "message", SomeRuns.Explanation()));

        Assert.Equal(
            "::error file=images/web.yaml,line=5,title=web was not built::customizer 'docker' ended with exit code 100%0Anext: mend the script of 'docker', then build again%0AE: Unable to locate package docker-ce",
            Assert.Single(_lines));
    }

    [Theory]
    [InlineData("check", null, 10)]
    [InlineData(null, 0, 4)]
    [InlineData("renamed", 1, 5)]
    [InlineData("renamed", 7, null)]
    [InlineData(null, null, null)]
    public void A_step_is_found_by_its_name_or_its_index(string? step, int? index, int? line)
    {
        Report(new BuildEvent.Failed("web", "message", SomeRuns.Explanation() with { Step = step, StepIndex = index, IsValidation = step == "check" }));

        Assert.StartsWith($"::error file=images/web.yaml,{(line is null ? "" : $"line={line},")}title=", Assert.Single(_lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Retries_are_warnings_and_versions_are_notices()
    {
        Report(
            new BuildEvent.Overdue("web", TimeSpan.FromMinutes(41), TimeSpan.FromMinutes(20)),
            new BuildEvent.Retrying("web", SomeRuns.Explanation(), TimeSpan.FromMinutes(5), 2),
            new BuildEvent.Warning("web", "1.0.3 is published without its tags"),
            new BuildEvent.Skipped("child", "its base 'web' was not built"),
            new BuildEvent.Published("web", "/versions/1.0.3", new(RunState.Succeeded, null, SomeRuns.Day, SomeRuns.Day, "")));

        Assert.Equal(
            [
                "::warning file=images/web.yaml,title=web is overdue::41 minutes, and expected to take 20",
                "::warning file=images/web.yaml,line=5,title=web is built again::attempt 2: customizer 'docker' ended with exit code 100",
                "::warning file=images/web.yaml,title=web has a warning::1.0.3 is published without its tags",
                "::warning title=child was skipped::its base 'web' was not built",
                "::notice file=images/web.yaml,title=web was built::version 1.0.3",
            ],
            _lines);
    }

    [Fact]
    public void A_message_cannot_inject_a_command()
    {
        var annotation = new JobAnnotation("error", "50%, a:b", "100%\r\n::set-output name=x::y", "a,b:c.yaml", 3);

        Assert.Equal("::error file=a%2Cb%3Ac.yaml,line=3,title=50%25%2C a%3Ab::100%25%0D%0A::set-output name=x::y", annotation.ToGitHub());
    }

    [Fact]
    public void Versions_become_outputs_of_the_step()
    {
        _environment["GITHUB_OUTPUT"] = _directory.File("outputs");

        Report(new BuildEvent.Completed(new([new("web", BuildOutcome.Succeeded, "/galleries/gal/images/web/versions/1.0.3")])));
        Report(new BuildEvent.Completed(new([new("web", BuildOutcome.Failed), new("child", BuildOutcome.Skipped)])));

        Assert.Equal(
            [
                """version-ids={"web":"/galleries/gal/images/web/versions/1.0.3"}""",
                "version-id=/galleries/gal/images/web/versions/1.0.3",
                "version=1.0.3",
                "version-ids={}",
            ],
            File.ReadAllLines(_directory.File("outputs")));
    }

    [Fact]
    public void The_summary_is_added_at_the_end_with_what_to_do_next()
    {
        _directory.Write("summary.md", "before\n");

        Report(new BuildEvent.Completed(new(
        [
            new("web", BuildOutcome.Succeeded, "/versions/1.0.3", TimeSpan.FromMinutes(31)),
            new("child", BuildOutcome.Failed, Elapsed: TimeSpan.FromMinutes(7), Explanation: SomeRuns.Explanation()),
            new("odd", BuildOutcome.PartiallySucceeded, "/versions/1.0.0", null, "a|b <b>\n@all https://x/?sig=abc"),
        ])));

        Assert.Equal(
            """
            before
            ### Images of stack dev: not all built

            | image | outcome | version | took | what failed | next step |
            |---|---|---|---|---|---|
            | web | ✅ succeeded | 1.0.3 | 31 min |  |  |
            | child | ❌ failed |  | 7 min | docker: customizer 'docker' ended with exit code 100 | mend the script of 'docker', then build again |
            | odd | ⚠️ not in every region | 1.0.0 |  | a\|b &lt;b&gt;<br>\@all https&#58;//x/?sig=\*\*\* |  |


            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_directory.File("summary.md")));
    }

    private void Report(params BuildEvent[] events)
    {
        var job = GitHubActions.Detect("dev", _directory.File("images"), _environment, _lines.Add)!;
        Assert.All(events, job.Report);
    }
}
