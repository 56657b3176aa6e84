using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Updates;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

public sealed class BuildServiceTests
{
    private readonly FakeProject _project = new(SomeStack.Chain(), SomeStack.Settings());
    private readonly FakeStackOperations _stacks;
    private readonly FakeImageVersions _versions = new();
    private readonly FakeImageBuilds _builds;
    private readonly FakeRunLedger _ledger = new();
    private readonly FakeInvestigation _investigation = new();
    private readonly SignalingClock _clock = new(SomeIntents.Start);
    private readonly Events<BuildEvent> _events = new();

    public BuildServiceTests() => (_stacks, _builds) = (new(_project), new(_versions));

    [Fact]
    public async Task A_child_is_built_after_its_base_is_built_pinned_and_deployed()
    {
        var report = await BuildAsync("child");

        Assert.True(report.Succeeded);
        Assert.Equal(["base", "child"], _builds.Started);
        Assert.Equal(new ImageVersion(1, 0, 0), _project.Settings.BaseVersions["base"]);
        Assert.Equal(["up", "preview", "up"], _stacks.Asked);
        Assert.Equal(
            ["/galleries/gal/images/base/versions/1.0.0", "/galleries/gal/images/child/versions/1.0.0"],
            report.Images.Select(i => i.VersionId));
    }

    [Fact]
    public async Task A_base_that_is_pinned_is_not_built_again()
    {
        _project.Edit(SettingEdit.BaseVersion("base", new(1, 0, 7)));

        await BuildAsync("child");

        Assert.Equal(["child"], _builds.Started);
        Assert.Equal(["up"], _stacks.Asked);
    }

    [Fact]
    public async Task A_new_version_of_a_base_is_pinned_and_gives_the_child_another_template()
    {
        _project.Edit(SettingEdit.BaseVersion("base", new(0, 9, 0)));

        await BuildAsync("base");

        Assert.Equal(new ImageVersion(1, 0, 0), _project.Settings.BaseVersions["base"]);
        Assert.Contains(_events.Reported, e => e is BuildEvent.Pinned { Image: "base" });
        Assert.Equal(["up", "preview", "up"], _stacks.Asked);
    }

    [Fact]
    public async Task Without_names_every_image_is_built()
    {
        await BuildAsync();

        Assert.Equal(["base", "child"], _builds.Started);
    }

    [Fact]
    public async Task Independent_images_are_built_concurrently()
    {
        _project.Catalog = SomeStack.Catalog(SomeStack.Image("a"), SomeStack.Image("b"), SomeStack.Image("c"));
        var gate = new TaskCompletionSource();
        _builds.Gate = gate.Task;

        var building = BuildAsync();
        // They could not all be in progress at once if one waited for another.
        await _builds.ReachAsync(3).WaitAsync(TimeSpan.FromSeconds(30));
        gate.SetResult();

        Assert.True((await building).Succeeded);
    }

    [Fact]
    public async Task Concurrent_builds_stay_within_the_limit()
    {
        _project.Catalog = SomeStack.Catalog(Enumerable.Range(0, 9).Select(i => SomeStack.Image($"image{i}")));

        await Service().BuildAsync([], new() { Limits = new(PerRegion: 2) }, _events, default);

        Assert.Equal(9, _builds.Started.Count);
        Assert.InRange(_builds.MostInProgress, 1, 2);
    }

    [Fact]
    public async Task A_failed_base_skips_only_its_children()
    {
        _project.Catalog = SomeStack.Catalog(SomeStack.Image("base"), SomeStack.Image("child", "base"), SomeStack.Image("other"));
        _builds.End("base", RunState.Failed, "exit code 3");

        var report = await BuildAsync();

        Assert.False(report.Succeeded);
        Assert.Equal(
            [BuildOutcome.Failed, BuildOutcome.Skipped, BuildOutcome.Succeeded],
            report.Images.Select(i => i.Outcome));
        Assert.Contains("exit code 3", report.Images[0].Message, StringComparison.Ordinal);
        Assert.Empty(_project.Settings.BaseVersions);
    }

    [Theory]
    [InlineData(RunState.Failed, BuildOutcome.Failed)]
    [InlineData(RunState.Canceled, BuildOutcome.Canceled)]
    public async Task Only_a_successful_run_is_a_success(RunState state, BuildOutcome outcome)
    {
        _builds.End("base", state);

        Assert.Equal(outcome, (await BuildAsync("base")).Images.Single().Outcome);
    }

    [Fact]
    public async Task An_unknown_image_is_refused_before_any_request()
    {
        var e = await Assert.ThrowsAsync<DriverException>(() => BuildAsync("bas"));

        Assert.Equal(DriverFailure.NotFound, e.Failure);
        Assert.Equal("the catalog has no image 'bas'; did you mean 'base'? It has base, child", e.Message);
        Assert.Empty(_stacks.Asked);
    }

    [Fact]
    public async Task An_invalid_catalog_is_refused_before_any_request()
    {
        _project.Errors = [new("a.yaml", 3, "name", "is required")];

        await Assert.ThrowsAsync<CatalogException>(() => BuildAsync());

        Assert.Empty(_stacks.Asked);
        Assert.Empty(_builds.Started);
    }

    [Fact]
    public async Task A_canceled_request_stops_following()
    {
        using var cancellation = new CancellationTokenSource();
        _builds.Gate = new TaskCompletionSource().Task;
        var building = Service().BuildAsync(["base"], new(), _events, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => building);
    }

    [Fact]
    public async Task A_transient_failure_is_retried()
    {
        _investigation.Category = FailureCategory.Service;
        _builds.End("base", RunState.Failed, "internal error");

        var report = await BuildAsync("base");

        Assert.True(report.Succeeded);
        Assert.Equal(["base", "base"], _builds.Started);
        Assert.Equal([2, 1], (await _ledger.FindAsync(new RunFilter(), default)).Select(e => e.Attempt));
        Assert.Contains(_events.Reported, e => e is BuildEvent.Retrying { Attempt: 2 });
    }

    [Fact]
    public async Task A_failure_owned_by_the_author_is_not_retried()
    {
        _builds.End("base", RunState.Failed, "exit code 3");

        await BuildAsync("base");

        Assert.Equal(["base"], _builds.Started);
    }

    [Fact]
    public async Task With_fail_fast_no_build_starts_after_a_failure()
    {
        _project.Catalog = SomeStack.Catalog(SomeStack.Image("a") with { Priority = 1 }, SomeStack.Image("b"), SomeStack.Image("c", "b"));
        _builds.End("a", RunState.Failed);

        var report = await Service().BuildAsync([], new() { IsFailFast = true, Limits = new(PerRegion: 1) }, _events, default);

        Assert.Equal([BuildOutcome.Failed, BuildOutcome.Skipped, BuildOutcome.Skipped], report.Images.Select(i => i.Outcome));
        Assert.Equal(["a"], _builds.Started);
    }

    [Fact]
    public async Task A_run_of_an_earlier_process_counts_as_the_build()
    {
        await BuildAsync("base");
        var template = _stacks.Outputs!.Images["base"].Template!;
        _builds.StartElsewhere(template.Id);
        var run = (await _builds.FindAsync(template.Id, default))!.LastRun!;
        _ledger.Save(SomeIntents.Of("base") with { Number = 2, TemplateId = template.Id, StartTimeBefore = run.StartTime.AddMinutes(-1) });

        var report = await BuildAsync("base");

        Assert.Equal(["base"], _builds.Started);
        Assert.EndsWith("/1.0.1", report.Images.Single().VersionId, StringComparison.Ordinal);
        Assert.All(await _ledger.FindAsync(new RunFilter(), default), e => Assert.Equal(RunStage.Closed, e.Stage));
    }

    [Fact]
    public async Task An_image_edited_during_its_build_is_refused()
    {
        const string Old = "/imageTemplates/base-00000000";
        _builds.StartElsewhere(Old);
        _ledger.Save(SomeIntents.Of("base") with { TemplateId = Old });

        var e = await Assert.ThrowsAsync<DriverException>(() => BuildAsync("base"));

        Assert.Equal(DriverFailure.StackBusy, e.Failure);
        Assert.Contains("imageinfra follow base", e.Message, StringComparison.Ordinal);
        Assert.Empty(_stacks.Asked);
    }

    [Fact]
    public async Task A_version_has_tags_for_run_and_commit_and_an_end_of_life()
    {
        _project.Catalog = SomeStack.Catalog(SomeStack.Image() with
        {
            Version = new() { EndOfLifeInDays = 30, BlockDeletionBeforeEndOfLife = true },
        });

        await Service().BuildAsync([], new() { Commit = "0123abc" }, _events, default);

        var run = Assert.Single(await _ledger.FindAsync(new RunFilter(), default));
        var version = (await _versions.FindAsync(run.VersionId!, default))!;
        Assert.Equal(run.RunId.ToString(), version.Tags[WellKnownTags.Run]);
        Assert.Equal("0123abc", version.Tags[WellKnownTags.Commit]);
        Assert.Equal(SomeIntents.Start.AddDays(30), version.EndOfLifeDate);
        Assert.True(version.BlockDeletionBeforeEndOfLife);
    }

    [Fact]
    public async Task Region_properties_outside_templates_are_set_on_the_version()
    {
        var image = SomeStack.Image();
        _project.Catalog = SomeStack.Catalog(image with
        {
            Version = new() { AllowDeletionOfReplicatedLocations = true },
            Template = image.Template with
            {
                Distribute =
                [
                    new Distributor.SharedImage
                    {
                        TargetRegions = [new("westeurope") { ExcludeFromLatest = true, AdditionalReplicaSets = [new("Premium_LRS", 2)] }],
                    },
                ],
            },
        });

        await Service().BuildAsync([], new(), _events, default);

        var update = Assert.Single(_versions.Updates, u => u.TargetRegions is not null);
        var region = Assert.Single(update.TargetRegions!);
        Assert.True(region.ExcludeFromLatest);
        Assert.Equal([new("Premium_LRS", 2)], region.AdditionalReplicaSets);
        Assert.True(update.AllowDeletionOfReplicatedLocations);
    }

    [Fact]
    public async Task Without_write_rights_on_versions_a_build_succeeds_with_a_warning()
    {
        _versions.Refusal = new DriverException(DriverFailure.NotAuthorized, "no versions/write");

        var report = await BuildAsync("base");

        Assert.True(report.Succeeded);
        Assert.Contains(_events.Reported, e => e is BuildEvent.Warning { Image: "base" } w && w.Message.Contains("no versions/write", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_that_fails_its_check_is_excluded_and_fails_the_build()
    {
        var report = await Service().BuildAsync(["base"], new() { Check = new Refusal() }, _events, default);

        Assert.Equal(BuildOutcome.Failed, report.Images.Single().Outcome);
        Assert.Contains("failed its check: no login", report.Images.Single().Message, StringComparison.Ordinal);
        Assert.Contains(_versions.Updates, u => u.ExcludeFromLatest == true);
        Assert.Empty(_project.Settings.BaseVersions);
    }

    private sealed class Refusal : IVersionCheck
    {
        public Task<string?> CheckAsync(string image, string versionId, CancellationToken cancellationToken) => Task.FromResult<string?>("no login");
    }

    private UpdateService Updates() => new(_project, _stacks, _versions, new FakeDeployedContents(), TimeProvider.System);

    private BuildService Service() => new(_project, Updates(), new(_builds, _versions, _ledger, _investigation, _clock));

    private Task<BuildReport> BuildAsync(params string[] images) => _clock.Finish(Service().BuildAsync(images, new(), _events, default));
}
