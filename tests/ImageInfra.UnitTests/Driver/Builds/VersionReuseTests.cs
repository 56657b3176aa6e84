using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Builds;

/// <summary>Which versions count as the result of a build that is repeated.</summary>
public sealed class VersionReuseTests
{
    private static readonly RunEntry s_intent = SomeIntents.Of();
    private static readonly RunStatus s_ended = new(RunState.Succeeded, null, SomeIntents.Start.AddMinutes(-30), SomeIntents.Start, "");
    private static readonly RunStatus s_running = s_ended with { State = RunState.Running, EndTime = null };

    private readonly FakeImageVersions _versions = new();
    private readonly SignalingClock _clock = new(SomeIntents.Start.AddHours(1));
    private readonly Events<BuildEvent> _events = new();

    [Fact]
    public async Task A_version_that_Azure_still_updates_is_waited_for()
    {
        Publish("1.0.0", "Updating");

        var found = FindAsync(s_ended);
        await _clock.WaitBegunAsync();
        Publish("1.0.0", "Succeeded");

        Assert.EndsWith("/versions/1.0.0", (await _clock.Finish(found))?.Id, StringComparison.Ordinal);
        Assert.IsType<BuildEvent.Replicating>(_events.Reported[0]);
    }

    [Fact]
    public async Task A_version_that_Azure_could_not_complete_does_not_count()
    {
        Publish("1.0.0", "Succeeded");
        Publish("1.0.1", "Creating");

        var found = FindAsync(s_ended);
        await _clock.WaitBegunAsync();
        Publish("1.0.1", "Failed");

        Assert.EndsWith("/versions/1.0.0", (await _clock.Finish(found))?.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Creating")]
    [InlineData("Succeeded")]
    public async Task The_version_of_a_run_in_progress_does_not_count(string state)
    {
        Publish("1.0.0", state);

        Assert.Null(await FindAsync(s_running));
    }

    private Task<(string Id, string Reason)?> FindAsync(RunStatus last) =>
        new VersionReuse(_versions, new FakeRunLedger(), _clock).FindAsync(
            s_intent,
            last,
            new("web", new(FakeStackOperations.DefinitionId("web"), null), OsType.Linux, new(), new()),
            new(SomeStack.Settings(), SomeIntents.Start.AddHours(-12), HasCheck: false),
            _events,
            default);

    private void Publish(string number, string state) => _versions.Publish("web", number, v => v with
    {
        ProvisioningState = state,
        Tags = v.Tags.With(WellKnownTags.Template, s_intent.TemplateName),
    });
}
