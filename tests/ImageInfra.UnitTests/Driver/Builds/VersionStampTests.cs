using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Driver.Builds;

public sealed class VersionStampTests
{
    private const string Id = "/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/galleries/g/images/web/versions/1.0.0";

    private static readonly RunEntry s_run = new()
    {
        Stack = "dev",
        Image = "web",
        TemplateId = "/subscriptions/s/resourceGroups/r/providers/Microsoft.VirtualMachineImages/imageTemplates/web-1",
        IntendedAt = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero),
        StartTime = new(2026, 11, 24, 8, 1, 0, TimeSpan.Zero),
    };

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, null)]
    [InlineData(false, true, null)]
    [InlineData(false, false, null)]
    public void A_version_that_should_not_be_the_latest_is_excluded(bool wanted, bool has, bool? expected) =>
        Assert.Equal(expected, Stamp(Version() with { ExcludeFromLatest = has }, wanted)!.ExcludeFromLatest);

    [Fact]
    public void A_version_is_excluded_once_because_a_channel_may_include_it_later()
    {
        var stamped = Version();
        stamped = stamped with { Tags = stamped.Tags.With(WellKnownTags.Run, $"{s_run.RunId}") };

        Assert.Null(Stamp(stamped, isExcluded: true));
    }

    private static VersionUpdate? Stamp(PublishedVersion version, bool isExcluded) => VersionStamp.Of(
        version,
        s_run,
        template: null,
        new("web", Outputs: null, OsType.Linux, new VersionSpec(), new()) { ExcludeFromLatest = isExcluded },
        provenance: null);

    private static PublishedVersion Version() => new() { Id = Id, Number = ImageVersion.Parse("1.0.0"), ProvisioningState = "Succeeded" };
}
