using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Versions;

public sealed class VersionStandingTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PublishedVersion s_version = new()
    {
        Id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/web/versions/1.0.0",
        Number = ImageVersion.Parse("1.0.0"),
        ProvisioningState = "Succeeded",
        Replicas = [new("westeurope", 1, "Completed", 100)],
    };

    [Theory]
    [InlineData("Succeeded", VersionState.Usable)]
    [InlineData("Updating", VersionState.Updating)]
    [InlineData("Creating", VersionState.Updating)]
    [InlineData("Failed", VersionState.NotProvisioned)]
    [InlineData("Deleting", VersionState.NotProvisioned)]
    [InlineData("", VersionState.NotProvisioned)]
    public void The_standing_follows_the_provisioning_state(string provisioningState, VersionState expected) =>
        Assert.Equal(expected, Of(s_version with { ProvisioningState = provisioningState }).State);

    [Theory]
    [InlineData("Completed", VersionState.Usable)]
    [InlineData(null, VersionState.Usable)]
    [InlineData("Replicating", VersionState.NotReplicated)]
    [InlineData("Failed", VersionState.NotReplicated)]
    public void The_standing_follows_the_replication_if_known(string? state, VersionState expected) =>
        Assert.Equal(expected, Of(s_version with { Replicas = [new("westeurope", 1, state, 0)] }).State);

    [Fact]
    public void A_permanent_reason_comes_before_a_temporary_one()
    {
        var version = s_version with { ProvisioningState = "Updating", EndOfLifeDate = s_now };

        Assert.Equal(VersionState.PastEndOfLife, Of(version).State);
        Assert.Equal(VersionState.CheckFailed, Of(version with { Tags = Tags.Empty.With(WellKnownTags.Check, "Failed") }).State);
    }

    [Fact]
    public void A_revocation_by_settings_or_tag_counts()
    {
        var tagged = s_version with { Tags = Tags.Empty.With(WellKnownTags.Revoked, "old kernel") };
        var settings = SomeStack.Settings() with
        {
            Revoked = new Dictionary<string, IReadOnlyDictionary<ImageVersion, string>>
            {
                ["web"] = new Dictionary<ImageVersion, string> { [s_version.Number] = "CVE-2026-1" },
            },
        };

        Assert.Equal("is revoked: old kernel", Of(tagged).Problem);
        Assert.Equal("is revoked: old kernel", VersionStanding.OfForeign(tagged, s_now).Problem);
        Assert.Equal("is revoked: CVE-2026-1", VersionStanding.Of(s_version, "web", settings, s_now).Problem);
    }

    private static VersionStanding Of(PublishedVersion version) => VersionStanding.Of(version, "web", SomeStack.Settings(), s_now);
}
