using ImageInfra.Driver;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

public sealed class BuildServiceTests
{
    private readonly FakeProject _project = new(SomeStack.Chain(), SomeStack.Settings());
    private readonly FakeStackOperations _stacks;
    private readonly FakeImageBuilds _builds = new();
    private readonly FakeImageVersions _versions = new();
    private readonly Events<BuildEvent> _events = new();

    public BuildServiceTests() => _stacks = new(_project);

    [Fact]
    public async Task A_child_is_built_after_its_base_is_built_pinned_and_deployed()
    {
        var report = await BuildAsync("child");

        Assert.True(report.Succeeded);
        Assert.Equal(["base", "child"], _builds.Started);
        Assert.Equal(new ImageVersion(1, 0, 0), _project.Settings.BaseVersions["base"]);
        Assert.Equal(["up", "up"], _stacks.Asked);
        Assert.Equal(
            ["/galleries/gal/images/base/versions/1.0.0", "/galleries/gal/images/child/versions/1.0.0"],
            report.Images.Select(i => i.VersionId));
    }

    [Fact]
    public async Task A_base_that_is_pinned_is_not_built_again()
    {
        _project.Pin("base", new(1, 0, 7));

        await BuildAsync("child");

        Assert.Equal(["child"], _builds.Started);
        Assert.Equal(["up"], _stacks.Asked);
    }

    [Fact]
    public async Task A_new_version_of_a_base_is_pinned_and_gives_the_child_another_template()
    {
        _project.Pin("base", new(0, 9, 0));

        await BuildAsync("base");

        Assert.Equal(new ImageVersion(1, 0, 0), _project.Settings.BaseVersions["base"]);
        Assert.Contains(_events.Reported, e => e is BuildEvent.Pinned { Image: "base" });
        Assert.Equal(["up", "up"], _stacks.Asked);
    }

    [Fact]
    public async Task Without_names_every_image_is_built()
    {
        await BuildAsync();

        Assert.Equal(["base", "child"], _builds.Started);
    }

    [Fact]
    public async Task Unrelated_images_are_built_side_by_side()
    {
        _project.Catalog = SomeStack.Catalog(SomeStack.Image("a"), SomeStack.Image("b"), SomeStack.Image("c"));
        var gate = new TaskCompletionSource();
        _builds.Gate = gate.Task;

        var building = BuildAsync();
        // They would never all go on at once if one waited for another.
        await _builds.ReachAsync(3).WaitAsync(TimeSpan.FromSeconds(30));
        gate.SetResult();

        Assert.True((await building).Succeeded);
    }

    [Fact]
    public async Task No_more_builds_go_on_at_once_than_allowed()
    {
        _project.Catalog = SomeStack.Catalog(Enumerable.Range(0, 9).Select(i => SomeStack.Image($"image{i}")));

        await new BuildService(_project, Updates(), _builds) { MaximumConcurrentBuilds = 2 }.BuildAsync([], _events, default);

        Assert.Equal(9, _builds.Started.Count);
        Assert.InRange(_builds.MostInProgress, 1, 2);
    }

    [Fact]
    public async Task A_failed_base_skips_its_child_and_nothing_else()
    {
        _project.Catalog = SomeStack.Catalog(SomeStack.Image("base"), SomeStack.Image("child", "base"), SomeStack.Image("other"));
        _builds.Ends["base"] = FakeImageBuilds.Ended(RunState.Failed, "exit code 3");

        var report = await BuildAsync();

        Assert.False(report.Succeeded);
        Assert.Equal(
            [BuildOutcome.Failed, BuildOutcome.Skipped, BuildOutcome.Succeeded],
            report.Images.Select(i => i.Outcome));
        Assert.Contains("exit code 3", report.Images[0].Message, StringComparison.Ordinal);
        Assert.Empty(_project.Settings.BaseVersions);
    }

    [Theory]
    [InlineData(RunState.Failed)]
    [InlineData(RunState.Canceled)]
    [InlineData(RunState.PartiallySucceeded)]
    public async Task Only_a_run_that_succeeded_is_a_success(RunState state)
    {
        _builds.Ends["base"] = FakeImageBuilds.Ended(state);

        Assert.Equal(BuildOutcome.Failed, (await BuildAsync("base")).Images.Single().Outcome);
    }

    [Fact]
    public async Task An_unknown_image_is_refused_before_anything_is_called()
    {
        var e = await Assert.ThrowsAsync<DriverException>(() => BuildAsync("bas"));

        Assert.Equal(DriverFailure.NotFound, e.Failure);
        Assert.Contains("it has base, child", e.Message, StringComparison.Ordinal);
        Assert.Empty(_stacks.Asked);
    }

    [Fact]
    public async Task A_broken_catalog_is_refused_before_anything_is_called()
    {
        _project.Errors = [new("a.yaml", 3, "name", "is required")];

        await Assert.ThrowsAsync<CatalogException>(() => BuildAsync());

        Assert.Empty(_stacks.Asked);
        Assert.Empty(_builds.Started);
    }

    [Fact]
    public async Task A_cancelled_request_stops_following()
    {
        using var cancellation = new CancellationTokenSource();
        _builds.Gate = new TaskCompletionSource().Task;
        var building = new BuildService(_project, Updates(), _builds).BuildAsync(["base"], _events, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => building);
    }

    private UpdateService Updates() => new(_project, _stacks, _versions);

    private Task<BuildReport> BuildAsync(params string[] images) =>
        new BuildService(_project, Updates(), _builds).BuildAsync(images, _events, default);
}
