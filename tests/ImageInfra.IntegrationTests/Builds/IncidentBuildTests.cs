using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Faults;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests builds under every named incident of the simulator: each ends in the right state with the right message.</summary>
[Collection(PulumiCollection.Name)]
public sealed class IncidentBuildTests : IAsyncLifetime
{
    private const double Slowly = 2_000;

    private SimulatedFactory _factory = null!;

    public Task InitializeAsync() => RestartAsync(100_000);

    public Task DisposeAsync() => _factory.DisposeAsync().AsTask();

    [Theory]
    [InlineData("run-answers-504")]
    [InlineData("status-reads-fail")]
    [InlineData("throttled")]
    [InlineData("connection-resets")]
    public async Task Transient_incidents_do_not_affect_a_build(string incident)
    {
        await UpAsync();
        Happen(incident, times: 3);

        var image = await BuildAsync();

        Assert.Equal(BuildOutcome.Succeeded, image.Outcome);
        Assert.Equal(1, Began());
    }

    [Fact]
    public async Task Late_role_propagation_is_awaited()
    {
        await RestartAsync(Slowly);
        Happen(Incident.LateRolePropagation, times: 1);

        var image = await BuildAsync();

        Assert.Equal(BuildOutcome.Succeeded, image.Outcome);
        Assert.Contains(_factory.Events, e => e is BuildEvent.Stack { Event.Phase: StackPhase.Message } s
            && s.Event.Message!.Contains("not effective yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_customizer_is_named_with_its_line_and_owner()
    {
        Happen(Incident.CustomizerFails, times: 1);

        var image = await BuildAsync();

        Assert.Equal(BuildOutcome.Failed, image.Outcome);
        Assert.Equal((FailureCategory.Script, FailureOwner.Author, "hello"), (image.Explanation!.Category, image.Explanation.Owner, image.Explanation.Step));
        Assert.Equal("infra/images/web.yaml:9", image.Explanation.Place);
        Assert.Equal(1, _factory.Runs);
    }

    [Fact]
    public async Task A_failed_validator_is_named()
    {
        Happen(Incident.ValidationFails, times: 1);

        var image = await BuildAsync();

        Assert.Equal(BuildOutcome.Failed, image.Outcome);
        Assert.Contains("validator 'answers'", image.Message, StringComparison.Ordinal);
        Assert.Equal("infra/images/web.yaml:12", image.Explanation!.Place);
    }

    [Fact]
    public async Task A_timed_out_distribution_is_awaited_and_its_version_found()
    {
        Happen(Incident.DistributionTimesOut, times: 1);

        var image = await BuildAsync();

        Assert.Equal(BuildOutcome.Succeeded, image.Outcome);
        Assert.Equal(1, _factory.Runs);
        Assert.Equal(image.VersionId, Assert.Single(await _factory.VersionsAsync("web")).Id);
        Assert.Contains(_factory.Events, e => e is BuildEvent.Replicating);
    }

    [Fact]
    public async Task A_failed_region_gets_its_copy_without_another_build()
    {
        Happen(Incident.ReplicationFailsInOneRegion, times: 1);

        var image = await BuildAsync();

        Assert.Equal(BuildOutcome.Succeeded, image.Outcome);
        Assert.Equal(1, _factory.Runs);
        Assert.Equal(["northeurope", "westeurope"], Assert.Single(await _factory.VersionsAsync("web")).Replicas.Select(r => r.Region).Order());
    }

    [Fact]
    public async Task A_region_that_fails_again_is_reported_with_the_command()
    {
        Happen(Incident.ReplicationFailsInOneRegion, times: 2);

        var image = await BuildAsync();

        Assert.Equal(BuildOutcome.PartiallySucceeded, image.Outcome);
        Assert.Contains("missing in northeurope", image.Message, StringComparison.Ordinal);
        Assert.Contains("imageinfra distribute web 1.0.0", image.Explanation!.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hanging_cancellation_is_awaited_and_then_reported()
    {
        await RestartAsync(Slowly);
        await UpAsync();
        Happen(Incident.CancelHangs, times: 1);

        var cancel = Assert.Single(await CancelWhileBuildingAsync());

        Assert.Equal(CancelOutcome.StillCanceling, cancel.Outcome);
        Assert.Contains("imageinfra follow web", cancel.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_reports_the_state_in_azure()
    {
        await RestartAsync(Slowly);
        await UpAsync();

        var cancel = Assert.Single(await CancelWhileBuildingAsync());

        Assert.Equal(CancelOutcome.Canceled, cancel.Outcome);
        await using var later = _factory.Begin();
        Assert.Equal(BuildOutcome.Canceled, Assert.Single(await later.Ledger.FindAsync(new RunFilter(), default)).Outcome);
        Assert.Empty(await _factory.VersionsAsync("web"));
    }

    [Fact]
    public async Task A_cancellation_without_a_run_is_reported()
    {
        await BuildAsync();
        await using var process = _factory.Begin();

        var cancel = Assert.Single(await process.Cancel.CancelAsync(["web"], new CollectingProgress<BuildEvent>(new()), default));

        Assert.Equal(CancelOutcome.NotRunning, cancel.Outcome);
    }

    [Fact]
    public async Task A_failed_destroy_names_the_template_that_cannot_be_deleted()
    {
        await UpAsync();
        Happen(Incident.TemplateCannotBeDeleted, times: 1);
        await using var process = _factory.Begin();

        var e = await Assert.ThrowsAsync<DriverException>(
            () => process.Updates.DestroyAsync(false, new CollectingProgress<StackEvent>(new()), default));

        Assert.Contains("imageTemplates/web-", e.Message, StringComparison.Ordinal);
        Assert.Contains("InternalOperationError", e.Message, StringComparison.Ordinal);
        await process.Updates.DestroyAsync(false, new CollectingProgress<StackEvent>(new()), default);
    }

    [Fact]
    public async Task A_failed_submission_is_reported_and_repeated_by_the_next_build()
    {
        Happen(Incident.SubmissionFails, times: 1);

        var e = await Assert.ThrowsAsync<DriverException>(() => _factory.BuildAsync());
        var image = await BuildAsync();

        Assert.Contains("imageTemplates/web-", e.Message, StringComparison.Ordinal);
        Assert.Equal(BuildOutcome.Succeeded, image.Outcome);
    }

    [Fact]
    public async Task A_run_started_in_the_portal_is_followed_to_its_version()
    {
        await UpAsync();
        await using var process = _factory.Begin();
        var outputs = (await process.Updates.OutputsAsync(default))!;
        await new ArmImageBuilds(ArmConnection.Local(_factory.Host.Endpoint, _factory.Host.Clock))
            .RequestRunAsync(outputs.Images["web"].Template!.Id, default);

        var report = await process.Follow.FollowAsync([], new(), new CollectingProgress<BuildEvent>(_factory.Events), default);

        Assert.Equal(BuildOutcome.Succeeded, Assert.Single(report.Images).Outcome);
        Assert.Contains(_factory.Events, e => e is BuildEvent.Started { Run.WasInProgress: true });
        Assert.Equal(1, _factory.Runs);
    }

    [Fact]
    public async Task Every_build_succeeds_with_one_request_in_five_failing()
    {
        await using var factory = await SimulatedFactory.StartAsync(
            new("dev", ["westeurope"], ("base", null), ("a", "base"), ("b", "base"), ("c", null), ("d", null), ("e", null)));
        const string Rest = """ "rate": 0.0333, "seed": """;
        factory.Happen($$"""{ {{Rest}} 1, "status": 429, "code": "TooManyRequests", "retryAfter": 2 }""");
        factory.Happen($$"""{ {{Rest}} 2, "status": 500 }""");
        factory.Happen($$"""{ {{Rest}} 3, "status": 503, "code": "ServiceUnavailable" }""");
        factory.Happen($$"""{ {{Rest}} 4, "kind": "LoseAnswer", "status": 504, "code": "GatewayTimeout" }""");
        factory.Happen($$"""{ {{Rest}} 5, "kind": "Reset" }""");
        factory.Happen($$"""{ {{Rest}} 6, "kind": "Slow", "delaySeconds": 20 }""");

        for (var round = 0; round < 5; round++)
        {
            var report = await factory.BuildAsync();
            Assert.All(report.Images, i => Assert.True(i.Outcome is BuildOutcome.Succeeded, $"{i.Image}: {i.Message}"));
        }

        factory.Calm();
        await using var later = factory.Begin();
        Assert.All(await later.Ledger.FindAsync(new RunFilter(), default), e => Assert.Equal(BuildOutcome.Succeeded, e.Outcome));
        foreach (var image in (string[])["base", "a", "b", "c", "d", "e"])
        {
            Assert.Equal(["1.0.4", "1.0.3", "1.0.2", "1.0.1", "1.0.0"], (await factory.VersionsAsync(image)).Select(v => v.Number.ToString()));
        }
    }

    private async Task RestartAsync(double speed)
    {
        await (_factory?.DisposeAsync() ?? ValueTask.CompletedTask);
        _factory = await SimulatedFactory.StartAsync(new("dev", ["westeurope", "northeurope"], ("web", null)), speed);
    }

    private async Task UpAsync()
    {
        await using var process = _factory.Begin();
        await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>(new()), default);
    }

    private async Task<ImageBuildResult> BuildAsync() => Assert.Single((await _factory.BuildAsync()).Images);

    private void Happen(string incident, int times) => _factory.Happen($$"""{ "incident": "{{incident}}", "times": {{times}} }""");

    // A lost response is not a 202.
    private int Began() => _factory.Requests.Count(r => r.StartsWith("POST ", StringComparison.Ordinal) && r.EndsWith("/run 202", StringComparison.Ordinal));

    private async Task<IReadOnlyList<CancelResult>> CancelWhileBuildingAsync()
    {
        await using var process = _factory.Begin();
        using var detached = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var building = process.Builds.BuildAsync([], new(), new Reaction<BuildEvent>(e => { if (e is BuildEvent.Started) { started.TrySetResult(); } }), detached.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await detached.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => building);
        return await process.Cancel.CancelAsync(["web"], new CollectingProgress<BuildEvent>(new()), default);
    }
}
