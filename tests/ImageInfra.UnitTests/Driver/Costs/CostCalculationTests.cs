using ImageInfra.Driver.Insight.Costs;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.UnitTests.Support;
using static ImageInfra.UnitTests.Support.SomeInventory;

namespace ImageInfra.UnitTests.Driver.Costs;

public sealed class CostCalculationTests
{
    private static readonly PriceList s_prices = new()
    {
        Currency = "EUR",
        StoragePerGBMonth = new Dictionary<string, decimal> { ["Standard_LRS"] = 0.073m },
        VmPerHour = new Dictionary<string, decimal> { ["Standard_D2ds_v5"] = 0.1m },
        PerBuild = 0.5m,
    };

    private PriceList _prices = s_prices;
    private DateTimeOffset? _from;

    [Fact]
    public void Replicas_count_from_their_publication_in_every_region()
    {
        var version = Version("base", "1.0.0") with { Replicas = [new("westeurope", 2, null, 0), new("northeurope", 1, null, 0)] };

        var storage = Single([version]).Versions[0].Storage;

        Assert.Equal(10 * 24 * 3, storage.ReplicaHours);
        Assert.Equal(10 * 24 * 3 * 30, storage.GBHours);
        Assert.Equal(10 * 24 * 3 * 30 * 0.073m / 730, storage.Cost);
    }

    [Fact]
    public void Only_hours_within_the_period_count()
    {
        _from = Now.AddDays(-2);

        Assert.Equal(2 * 24, Single([Version("base", "1.0.0")]).Storage.ReplicaHours);
        Assert.Equal(24, Single([Version("base", "1.0.0") with { PublishedDate = Now.AddDays(-1) }]).Storage.ReplicaHours);
    }

    [Fact]
    public void Failed_copies_and_unpublished_versions_cost_nothing()
    {
        Assert.Equal(0, Single([Version("base", "1.0.0") with { Replicas = [new("westeurope", 1, "Failed", 0)] }]).Storage.ReplicaHours);
        Assert.Equal(0, Single([Version("base", "1.0.0") with { PublishedDate = null }]).Storage.ReplicaHours);
    }

    [Fact]
    public void Without_a_price_or_size_hours_are_shown_and_the_gap_is_named()
    {
        _prices = new();
        var zone = new VersionReplica("westeurope", 1, null, 0) { StorageAccountType = "Standard_ZRS" };

        var report = Calculate([Version("base", "1.0.0") with { SizeInGB = null, Replicas = [zone] }], [Run(1)]);

        var image = report.Images[0];
        Assert.Equal(240, image.Storage.ReplicaHours);
        Assert.Null(image.Storage.GBHours);
        Assert.Null(image.Storage.Cost);
        Assert.Equal(TimeSpan.FromMinutes(24), image.Build.Time);
        Assert.Null(image.Build.Cost);
        Assert.Null(image.Cost);
        Assert.Equal(["perBuild", "storagePerGBMonth.Standard_ZRS", "the size of base 1.0.0", "vmPerHour.Standard_D2ds_v5"], report.Missing);
    }

    [Fact]
    public void A_build_VM_counts_from_the_end_of_the_queue_until_distribution()
    {
        var image = Single([Version("base", "1.0.0")], Run(1));

        Assert.Equal(new BuildCost(1, TimeSpan.FromMinutes(24), (0.4m * 0.1m) + 0.5m), image.Versions[0].Build);
        Assert.Equal(0, image.OtherBuilds.Builds);
        Assert.Equal(image.Storage.Cost + 0.54m, image.Cost);
    }

    [Theory]
    [InlineData(30, true, false)]
    [InlineData(30, false, true)]
    public void A_run_without_its_first_phases_counts_from_its_start(double minutes, bool isAdopted, bool hasNone)
    {
        var run = Run(1) with { IsAdopted = isAdopted };
        run = hasNone ? run with { Phases = [], EndTime = run.StartTime!.Value.AddMinutes(minutes) } : run;

        Assert.Equal(minutes, Single([Version("base", "1.0.0")], run).Build.Time.TotalMinutes);
    }

    [Fact]
    public void Runs_without_an_existing_version_count_for_their_image()
    {
        var failed = Run(2) with { VersionId = null, Outcome = BuildOutcome.Failed };
        var deleted = Run(3) with { VersionId = VersionId("base", "0.1.0") };

        var image = Single([Version("base", "1.0.0")], Run(1), failed, deleted);

        Assert.Equal(2, image.OtherBuilds.Builds);
        Assert.Equal(3, image.Build.Builds);
    }

    [Fact]
    public void Runs_that_did_not_start_or_ended_before_the_period_do_not_count()
    {
        _from = Now.AddHours(-1);

        Assert.Equal(0, Single([], Run(1)).Build.Builds);
        Assert.Equal(0, Single([], Run(1) with { StartTime = null, Phases = [] }).Build.Builds);
    }

    [Fact]
    public void A_run_in_progress_counts_until_now()
    {
        var run = Run(1);
        var open = run with { Stage = RunStage.Started, EndTime = null, Phases = [run.Phases[0], run.Phases[1] with { EnteredAt = Now.AddHours(-2) }] };

        Assert.Equal(TimeSpan.FromHours(2), Single([], open).Build.Time);
    }

    [Fact]
    public void Only_named_images_are_counted()
    {
        var report = CostCalculation.Of(Stack(SomeStack.Chain(), SomeStack.Settings()), [], s_prices, new(null, Now), ["CHILD"]);

        Assert.Equal(["child"], report.Images.Select(i => i.Image));
    }

    /// <summary>A run with 6 minutes in the queue, 24 with a build VM and 20 of distribution.</summary>
    private static RunEntry Run(int number) =>
        (SomeRuns.Succeeded(number, 50, "base") with { VersionId = VersionId("base", "1.0.0").ToUpperInvariant(), StartTime = Now.AddDays(-5), EndTime = Now.AddDays(-5).AddMinutes(50) })
            .With((RunSubState.Queued, 0), (RunSubState.Building, 6), (RunSubState.Customizing, 12), (RunSubState.Distributing, 30));

    private ImageCost Single(PublishedVersion[] versions, params RunEntry[] runs) => Calculate(versions, runs).Images[0];

    private CostReport Calculate(PublishedVersion[] versions, RunEntry[] runs) => CostCalculation.Of(
        Stack(SomeStack.Catalog(SomeStack.Image("base")), SomeStack.Settings(), versions),
        runs,
        _prices,
        new(_from, Now),
        []);
}
