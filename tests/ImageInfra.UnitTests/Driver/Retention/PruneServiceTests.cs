using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Driver.Retention;

public sealed class PruneServiceTests
{
    private readonly SomeFactory _factory = new SomeFactory().Versions("web", "1.0.0", "1.0.1", "1.0.2");
    private readonly FakeTimeProvider _clock = new(SomeFactory.Now);
    private readonly FakePruning _azure;

    public PruneServiceTests() => _azure = new(_factory);

    [Fact]
    public async Task A_plan_changes_nothing_until_it_is_applied()
    {
        var plan = await PlanAsync();
        Assert.Empty(_azure.Done);

        var items = await ApplyAsync(plan);

        Assert.Equal(["delete web 1.0.0", "delete web 1.0.1"], _azure.Done);
        Assert.All(items, i => Assert.Equal(PruneOutcome.Deleted, i.Outcome));
    }

    [Fact]
    public async Task Applying_a_plan_twice_deletes_nothing_more()
    {
        var plan = await PlanAsync();
        await ApplyAsync(plan);
        _azure.Done.Clear();

        var items = await ApplyAsync(plan);

        Assert.Empty(_azure.Done);
        Assert.All(items, i => Assert.Equal(PruneOutcome.Gone, i.Outcome));
    }

    [Fact]
    public async Task The_id_of_a_plan_depends_only_on_its_facts()
    {
        var plan = await PlanAsync();
        _clock.Advance(TimeSpan.FromDays(1));
        var later = await PlanAsync();
        _factory.Version("web", "1.0.0", change: SomeFactory.Tagged("note", "x"));
        var changed = await PlanAsync();

        Assert.Equal(plan.Id, later.Id);
        Assert.NotEqual(plan.Id, changed.Id);
    }

    [Fact]
    public async Task A_new_consumer_of_a_planned_version_stops_the_plan()
    {
        var plan = await PlanAsync();
        _factory.Consumer(ConsumerKind.VirtualMachine, "vm", SomeFactory.VersionId("web", "1.0.1"));

        await RefusesAsync(plan, "web 1.0.1 would be kept now: used by vm");
    }

    [Fact]
    public async Task A_new_channel_of_a_planned_version_stops_the_plan()
    {
        var plan = await PlanAsync();
        _factory.Channel("web", "stable", "1.0.0");

        await RefusesAsync(plan, "web 1.0.0 would be kept now: channel stable");
    }

    [Fact]
    public async Task New_tags_of_a_planned_version_stop_the_plan()
    {
        var plan = await PlanAsync();
        _factory.Version("web", "1.0.0", 103, SomeFactory.Tagged("hold", "legal"));

        await RefusesAsync(plan, "web 1.0.0 has changed: tag hold");
    }

    [Fact]
    public async Task A_planned_version_that_became_the_newest_usable_stops_the_plan()
    {
        var plan = await PlanAsync();
        _factory.Version("web", "1.0.2", 101, SomeFactory.Tagged(WellKnownTags.Revoked, "CVE"));

        await RefusesAsync(plan, "web 1.0.1 would be kept now: the newest usable version");
    }

    [Fact]
    public async Task A_new_descendant_of_a_planned_version_stops_the_plan()
    {
        var plan = await PlanAsync();
        _factory.Version("base", "2.0.0", 0, v => SomeFactory.BuiltFrom("web 1.0.0")(v) with { ProvisioningState = "Failed" });

        await RefusesAsync(plan, "web 1.0.0 would be deleted before base 2.0.0, which was built or copied from it after the plan");
    }

    [Fact]
    public async Task A_gallery_that_lost_its_soft_delete_stops_the_plan()
    {
        _azure.Resources = _azure.Resources with { HasSoftDelete = true };
        var plan = await PlanAsync();
        _azure.Resources = _azure.Resources with { HasSoftDelete = false };

        await RefusesAsync(plan, "versions would be deleted permanently");
    }

    [Fact]
    public async Task A_plan_of_another_stack_is_refused()
    {
        await RefusesAsync(await PlanAsync() with { Stack = "prod" }, "belongs to stack 'prod'");
    }

    [Fact]
    public async Task A_smaller_share_does_not_stop_the_rest_of_a_plan()
    {
        _factory.Rules(maximumShare: 50).Versions("web", "1.0.0", "1.0.1", "1.0.2", "1.0.3");
        var plan = await PlanAsync();
        _factory.Remove("web", "1.0.0");

        await ApplyAsync(plan);

        Assert.Equal(["delete web 1.0.1"], _azure.Done);
    }

    [Fact]
    public async Task A_deletion_begun_by_a_killed_process_is_left_to_Azure()
    {
        _factory.Versions("base", "2.0.0", "2.0.1").Version("web", "1.0.0", 103, SomeFactory.BuiltFrom("base 2.0.0"));
        var plan = await PlanAsync();
        _factory.Version("web", "1.0.0", 103, v => SomeFactory.BuiltFrom("base 2.0.0")(v) with { ProvisioningState = "Deleting" });

        var items = await ApplyAsync(plan);

        Assert.Contains(items, i => i is { Name: "web 1.0.0", Outcome: PruneOutcome.Going });
        Assert.Equal(["delete web 1.0.1", "delete base 2.0.0"], _azure.Done);
    }

    [Fact]
    public async Task A_failed_deletion_keeps_only_its_base()
    {
        _factory.Versions("base", "2.0.0", "2.0.1").Version("web", "1.0.0", 103, SomeFactory.BuiltFrom("base 2.0.0"));
        _azure.Refusals["web/versions/1.0.0"] = new DriverException(DriverFailure.NotAuthorized, "no right");

        var items = await ApplyAsync(await PlanAsync());

        Assert.Equal(["delete web 1.0.1"], _azure.Done);
        Assert.Contains(items, i => i is { Name: "web 1.0.0", Outcome: PruneOutcome.Failed, Message: "no right", Failure: DriverFailure.NotAuthorized });
        Assert.Contains(items, i => i is { Name: "base 2.0.0", Outcome: PruneOutcome.Skipped, Message: "web 1.0.0, which was built or copied from it, still exists" });
    }

    [Fact]
    public async Task Each_version_is_read_again_right_before_its_deletion()
    {
        _azure.Reading = id =>
        {
            if (id.EndsWith("1.0.0", StringComparison.Ordinal))
            {
                _factory.Version("web", "1.0.0", 103, SomeFactory.Tagged(WellKnownTags.Channels, "stable"));
            }
        };

        var items = await ApplyAsync(await PlanAsync());

        Assert.Equal(["delete web 1.0.1"], _azure.Done);
        Assert.Contains(items, i => i is { Outcome: PruneOutcome.Changed, Message: "it changed after the plan was checked: tag imageinfra-channels" });
    }

    [Fact]
    public async Task A_promoted_version_leaves_the_stacks_file_before_its_deletion()
    {
        _factory.Settings("test", s => s).Promotes("dev", "web", "1.0.0", from: "test");

        await ApplyAsync(await PlanAsync());

        Assert.Equal(["unpromote web 1.0.0", "delete web 1.0.0", "delete web 1.0.1"], _azure.Done);
    }

    [Fact]
    public async Task If_the_stacks_file_cannot_be_written_the_version_stays()
    {
        _factory.Settings("test", s => s).Promotes("dev", "web", "1.0.0", from: "test");
        var prune = new PruneService("dev", _factory, _azure, _azure, new ReadOnlyRecords(), _clock, parallel: 1);

        var items = await prune.ApplyAsync(await PlanAsync(), new Ignored(), default);

        Assert.Equal(["delete web 1.0.1"], _azure.Done);
        Assert.Contains(items, i => i is { Name: "web 1.0.0", Outcome: PruneOutcome.Failed });
    }

    [Fact]
    public async Task With_soft_delete_the_result_has_the_undelete_command()
    {
        _azure.Resources = _azure.Resources with { HasSoftDelete = true };

        var items = await ApplyAsync(await PlanAsync());

        Assert.Equal(
            "az sig image-version undelete --subscription sub --resource-group rg-dev --gallery-name gal_dev --gallery-image-definition web --gallery-image-version 1.0.0",
            items[0].RestoreCommand);
    }

    [Fact]
    public async Task Without_soft_delete_the_result_has_no_undelete_command()
    {
        Assert.All(await ApplyAsync(await PlanAsync()), i => Assert.Null(i.RestoreCommand));
    }

    [Fact]
    public async Task An_unknown_image_is_not_found()
    {
        var e = await Assert.ThrowsAsync<DriverException>(() => Service().PlanAsync(["wbe"], default));

        Assert.Equal("stack 'dev' has no image 'wbe'; did you mean 'web'? It has base, web", e.Message);
    }

    private async Task RefusesAsync(PrunePlan plan, string why)
    {
        var e = await Assert.ThrowsAsync<DriverException>(() => ApplyAsync(plan));
        Assert.Equal(DriverFailure.PlanOutdated, e.Failure);
        Assert.Contains(why, e.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was deleted", e.Message, StringComparison.Ordinal);
        Assert.Empty(_azure.Done);
    }

    private PruneService Service() => new("dev", _factory, _azure, _azure, _azure, _clock, parallel: 1);

    private Task<PrunePlan> PlanAsync() => Service().PlanAsync([], default);

    private Task<IReadOnlyList<PrunedItem>> ApplyAsync(PrunePlan plan) => Service().ApplyAsync(plan, new Ignored(), default);

    private sealed class ReadOnlyRecords : IPromotionRecords
    {
        public void Remove(string image, ImageInfra.Model.Images.ImageVersion number) => throw new UnauthorizedAccessException("read-only file");
    }

    private sealed class Ignored : IProgress<PrunedItem>
    {
        public void Report(PrunedItem value)
        {
        }
    }
}
