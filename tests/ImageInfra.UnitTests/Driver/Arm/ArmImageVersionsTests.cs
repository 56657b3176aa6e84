using ImageInfra.Driver.Versions;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Arm;

public sealed class ArmImageVersionsTests : IDisposable
{
    private const string Definition = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/x/images/i";

    private readonly ScriptedArm _arm = new();

    public void Dispose() => _arm.Dispose();

    [Fact]
    public async Task Versions_are_sorted_by_number_newest_first()
    {
        _arm.Answers(200, $$"""{"value":[{{Version("1.0.9")}},{{Version("1.0.10")}},{{Version("0.9.0")}}]}""");

        var versions = await Versions().ListAsync(Definition, default);

        Assert.Equal(["1.0.10", "1.0.9", "0.9.0"], versions.Select(v => v.Number.ToString()));
    }

    [Fact]
    public async Task A_missing_definition_has_no_versions()
    {
        _arm.Answers(404);

        Assert.Empty(await Versions().ListAsync(Definition, default));
    }

    [Fact]
    public async Task A_version_is_read_with_its_replication_status()
    {
        _arm.Answers(200, Version("1.0.0"));

        var version = (await Versions().FindAsync($"{Definition}/versions/1.0.0", default))!;

        Assert.Equal($"GET {Definition}/versions/1.0.0?$expand=ReplicationStatus&api-version=2024-03-03", _arm.Requests[0]);
        Assert.Equal(new VersionReplica("westeurope", 2, "Replicating", 40), Assert.Single(version.Replicas));
        Assert.Equal("web", version.Tags["image"]);
        Assert.True(version.ExcludeFromLatest);
    }

    private static string Version(string number) => $$$"""
        {"id":"{{{Definition}}}/versions/{{{number}}}","name":"{{{number}}}","tags":{"image":"web"},"properties":{"provisioningState":"Succeeded",
         "publishingProfile":{"publishedDate":"2026-11-24T08:00:00+00:00","excludeFromLatest":true,
           "targetRegions":[{"name":"West Europe","regionalReplicaCount":2}]},
         "replicationStatus":{"summary":[{"region":"West Europe","state":"Replicating","progress":40}]} } }
        """;

    private ArmImageVersions Versions() => new(_arm.Connection);
}
