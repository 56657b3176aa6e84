using System.Text.Json.Nodes;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Reporting;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Stacks;
using ImageInfra.UnitTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Driver.Reporting;

public sealed class BuildEventJsonTests
{
    private static readonly ImageRun s_run = new(SomeRuns.TemplateId, SomeRuns.Day, WasInProgress: false);

    private readonly Events<JsonObject> _written = new();
    private readonly BuildEventJson _json;

    public BuildEventJsonTests() => _json = new("dev", new FakeTimeProvider(SomeRuns.Day.AddMinutes(5)), _written);

    private string Last => BuildEventJson.Text(_written.Reported[^1]);

    private static string Known =>
        $"\"templateId\":\"{SomeRuns.TemplateId}\",\"runId\":\"{SomeRuns.Succeeded(1, 1).RunId}\",\"startTime\":\"2026-11-23T08:00:00.000Z\"";

    [Fact]
    public void An_event_before_a_run_has_time_event_stack_and_image()
    {
        _json.Report(new BuildEvent.Waiting("web", "base"));

        Assert.Equal("""{"time":"2026-11-23T08:05:00.000Z","event":"waiting","stack":"dev","image":"web","base":"base"}""", Last);
    }

    [Fact]
    public void From_its_start_on_an_event_has_the_run()
    {
        _json.Report(new BuildEvent.Started("web", s_run));
        Assert.EndsWith($"{Known},\"isJoined\":false}}", Last, StringComparison.Ordinal);

        _json.Report(new BuildEvent.Progress("web", new(RunState.Running, RunSubState.Customizing, SomeRuns.Day, null, "")));
        Assert.EndsWith($"{Known},\"state\":\"running\",\"phase\":\"customizing\"}}", Last, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_event_has_the_version_and_its_duration()
    {
        _json.Report(new BuildEvent.Published("web", "/images/web/versions/1.0.3", new(RunState.Succeeded, null, SomeRuns.Day, SomeRuns.Day.AddMinutes(31), "")));

        Assert.EndsWith(
            """published","stack":"dev","image":"web","state":"succeeded","endTime":"2026-11-23T08:31:00.000Z","elapsedSeconds":1860,"version":"1.0.3","versionId":"/images/web/versions/1.0.3"}""",
            Last,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_event_has_the_explanation()
    {
        _json.Report(new BuildEvent.Failed("web", "run ended as Failed", SomeRuns.Explanation()));

        var failure = _written.Reported[^1]["failure"]!;
        Assert.Equal(
            """{"category":"script","owner":"author","summary":"customizer 'docker' ended with exit code 100","nextStep":"mend the script of 'docker', then build again","retry":false,"step":"docker","stepIndex":1,"place":null,"logLine":42,"evidence":["E: Unable to locate package docker-ce"]}""",
            BuildEventJson.Text((JsonObject)failure));
    }

    [Fact]
    public void Signatures_are_masked_in_all_properties()
    {
        const string Secret = "https://x.blob.core.windows.net/log?sv=1&sig=abc123";
        var explanation = SomeRuns.Explanation() with { Summary = Secret, NextStep = Secret, Evidence = [Secret] };

        _json.Report(new BuildEvent.Failed("web", Secret, explanation));
        _json.Report(new BuildEvent.Retrying("web", explanation, TimeSpan.FromMinutes(1), 2));
        _json.Report(new BuildEvent.Warning("web", Secret));
        _json.Report(new BuildEvent.Skipped("web", Secret));
        _json.Report(new BuildEvent.Published("web", Secret, new(RunState.Succeeded, null, SomeRuns.Day, null, Secret)));
        _json.Report(new BuildEvent.Replicating("web", Secret, []));
        _json.Report(new BuildEvent.Stack(new(StackPhase.Message, StackAction.Create, "", "", Secret)));
        _json.Report(new BuildEvent.Completed(new([new("web", BuildOutcome.Failed, Secret, null, Secret, explanation)])));

        Assert.All(_written.Reported, e => Assert.DoesNotContain("abc123", BuildEventJson.Text(e), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_event_is_an_object_on_one_line()
    {
        BuildEvent[] events =
        [
            new BuildEvent.Stack(new(StackPhase.Started, StackAction.Create, "azure-native:compute:Gallery", "images")),
            new BuildEvent.Resumed(SomeRuns.Day, ["web"]),
            new BuildEvent.Waiting("web", "base"),
            new BuildEvent.Started("web", s_run),
            new BuildEvent.Pending("web", "reason", SomeRuns.Day),
            new BuildEvent.Reused("web", "/versions/1.0.0", "reason"),
            new BuildEvent.Progress("web", new(RunState.Running, null, SomeRuns.Day, null, "two\nlines")),
            new BuildEvent.Overdue("web", TimeSpan.FromMinutes(41), TimeSpan.FromMinutes(20)),
            new BuildEvent.Retrying("web", SomeRuns.Explanation(), TimeSpan.FromMinutes(5), 2),
            new BuildEvent.Replicating("web", "/versions/1.0.0", [new("westeurope", 1, "Replicating", 40)]),
            new BuildEvent.Published("web", "/versions/1.0.0", new(RunState.Succeeded, null, SomeRuns.Day, SomeRuns.Day, "")),
            new BuildEvent.Failed("web", "message"),
            new BuildEvent.Warning("web", "published without its tags"),
            new BuildEvent.Skipped("web", "reason"),
            new BuildEvent.Pinned("web", new(1, 0, 0)),
            new BuildEvent.Completed(new([new("web", BuildOutcome.PartiallySucceeded)])),
        ];

        Assert.All(events, _json.Report);

        Assert.Equal(
            typeof(BuildEvent).GetNestedTypes().Select(t => t.Name.ToLowerInvariant()).Order(),
            _written.Reported.Select(e => (string)e["event"]!).Order());
        Assert.All(_written.Reported, e => Assert.DoesNotContain('\n', BuildEventJson.Text(e)));
    }
}
