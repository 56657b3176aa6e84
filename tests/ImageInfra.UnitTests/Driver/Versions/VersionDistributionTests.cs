using ImageInfra.Driver.Versions;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Versions;

public sealed class VersionDistributionTests
{
    private const string Id = "/galleries/gal/images/web/versions/1.0.0";

    private readonly FakeImageVersions _versions = new();
    private readonly SignalingClock _clock = new(SomeIntents.Start);

    [Fact]
    public async Task A_fully_replicated_version_is_not_changed()
    {
        _versions.Publish("web", "1.0.0");

        await CompleteAsync();

        Assert.Empty(_versions.Updates);
    }

    [Fact]
    public async Task A_failed_region_is_removed_and_added_again()
    {
        Publish(new("westeurope", 1, "Completed", 100), new("swedencentral", 2, "Failed", 55) { StorageAccountType = "Standard_ZRS" });

        var version = await CompleteAsync();

        Assert.All(version.Replicas, r => Assert.Equal("Completed", r.State));
        Assert.Equal(["westeurope"], _versions.Updates[0].TargetRegions!.Select(r => r.Name));
        Assert.Equal("westeurope,swedencentral*2*Standard_ZRS", _versions.Updates[0].Tags!.Set[VersionDistribution.RegionsTag]);
        Assert.Equal([new("westeurope"), new("swedencentral", 2, "Standard_ZRS")], _versions.Updates[1].TargetRegions!);
        Assert.False(version.Tags.ContainsKey(VersionDistribution.RegionsTag));
    }

    [Fact]
    public async Task A_region_removed_by_a_dead_process_is_added_again()
    {
        _versions.Publish("web", "1.0.0", v => v with { Tags = v.Tags.With(VersionDistribution.RegionsTag, "westeurope,northeurope*3") });

        var version = await CompleteAsync();

        Assert.Equal(["westeurope", "northeurope"], version.Replicas.Select(r => r.Region));
        Assert.Empty(version.Tags);
    }

    [Fact]
    public async Task If_all_regions_failed_no_copy_is_possible()
    {
        Publish(new VersionReplica("westeurope", 1, "Failed", 0));

        await CompleteAsync();

        Assert.Empty(_versions.Updates);
    }

    [Fact]
    public async Task A_region_with_customer_keys_is_not_changed()
    {
        Publish(new("westeurope", 1, "Completed", 100), new("northeurope", 1, "Failed", 0) { Encryption = new() });

        await CompleteAsync();

        Assert.Empty(_versions.Updates);
    }

    [Fact]
    public async Task The_wait_for_missing_copies_ends_after_six_hours()
    {
        Publish(new("westeurope", 1, "Completed", 100), new("northeurope", 1, "Replicating", 55));
        var progress = 0;
        var version = await _clock.Finish(new VersionDistribution(_versions, _clock).CompleteAsync(Id, _ => progress++, default));

        Assert.Equal("Replicating", version.Replicas[1].State);
        Assert.True(progress > 1);
    }

    private void Publish(params VersionReplica[] replicas) => _versions.Publish("web", "1.0.0", v => v with { Replicas = replicas });

    private Task<PublishedVersion> CompleteAsync() => new VersionDistribution(_versions, _clock).CompleteAsync(Id, _ => { }, default);
}
