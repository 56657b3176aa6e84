using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Insight.Freshness;
using ImageInfra.Driver.Runs;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;
using Microsoft.Extensions.Time.Testing;
using Moq;
using static ImageInfra.UnitTests.Support.SomeInventory;

namespace ImageInfra.UnitTests.Driver.Freshness;

public sealed class FreshnessServiceTests
{
    private static readonly OutdatedReason s_newer = new(OutdatedCause.NewerSource, "newer");
    private static readonly OutdatedReason s_base = new(OutdatedCause.BaseOutdated, "base");
    private static readonly OutdatedReason s_hard = new(OutdatedCause.NewerSource, "edit", IsFixedByBuild: false);

    private readonly FakeProject _project = new(SomeStack.Chain(), SomeStack.Settings().Pinned("base", "1.0.0"));
    private readonly Mock<IMarketplaceVersions> _marketplace = new(MockBehavior.Strict);
    private readonly FakeImageVersions _versions = new();

    [Fact]
    public async Task A_marketplace_image_is_read_once_for_all_images()
    {
        _marketplace
            .Setup(m => m.ListAsync("s", "westeurope", new("canonical", "ubuntu-24_04-lts", "server"), default))
            .ReturnsAsync(["24.04.202510170"]);
        var catalog = SomeStack.Catalog(SomeStack.Image("a"), SomeStack.Image("b"));

        var images = await Service().CheckAsync(Stack(catalog, SomeStack.Settings()), default);

        Assert.All(images, i => Assert.Equal("24.04.202510170", i.NewestSource));
        _marketplace.Verify(m => m.ListAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<MarketplaceImage>(), default), Times.Once);
    }

    [Fact]
    public async Task A_stack_that_was_never_updated_sends_no_request()
    {
        var images = await Service().CheckAsync(Stack(SomeStack.Chain(), SomeStack.Settings()) with { Outputs = null, Images = [] }, default);

        Assert.All(images, i => Assert.Equal(OutdatedCause.NeverBuilt, i.Reasons[0].Cause));
    }

    [Fact]
    public async Task An_outdated_base_is_built_too()
    {
        Assert.Equal(["base", "child"], await Service().PrepareBuildsAsync([new("base", null, [s_newer]), new("child", null, [s_base])], ["child"], default));
        Assert.Equal("1.0.0", _project.Settings.BaseVersions["base"].ToString());
    }

    [Fact]
    public async Task A_base_that_needs_no_build_is_pinned_to_its_newest_version()
    {
        var child = new ImageFreshness("child", null, [s_newer]) { NewestBase = Version("base", "1.0.4") };

        Assert.Equal(["child"], await Service().PrepareBuildsAsync([new("base", null, []), child], [], default));

        Assert.Equal("1.0.4", _project.Settings.BaseVersions["base"].ToString());
    }

    [Fact]
    public async Task A_pin_moves_to_a_lower_version_only_from_an_unusable_one()
    {
        var child = new ImageFreshness("child", null, [s_newer]) { NewestBase = Version("base", "0.9.0") };

        await Service().PrepareBuildsAsync([new("base", null, []), child], [], default);
        Assert.Equal("1.0.0", _project.Settings.BaseVersions["base"].ToString());

        await Service().PrepareBuildsAsync([new("base", null, []), child with { IsPinUsable = false }], [], default);
        Assert.Equal("0.9.0", _project.Settings.BaseVersions["base"].ToString());
    }

    [Fact]
    public async Task An_image_that_no_build_resolves_is_not_built()
    {
        Assert.Empty(await Service().PrepareBuildsAsync([new("base", null, [s_hard]), new("child", null, [])], [], default));
    }

    [Theory]
    [InlineData("24.04.202509100", "24.04.202510170")]
    [InlineData("24.04.202511060", "24.04.202511060")]
    [InlineData(null, "24.04.202510170")]
    public async Task A_new_version_is_tagged_with_the_newest_marketplace_version(string? said, string expected)
    {
        _versions.Publish("base", "1.0.5", v => said is null ? v : v with { Tags = v.Tags.With(WellKnownTags.SourceVersion, said) });
        var id = _versions.Ids.Single();

        await Service().CompleteAsync(
            [new("base", null, [s_newer]) { NewestSource = "24.04.202510170" }],
            new BuildReport([new("base", BuildOutcome.Succeeded, id), new("child", BuildOutcome.Failed)]),
            default);

        Assert.Equal(expected, (await _versions.FindAsync(id, default))!.Tags[WellKnownTags.SourceVersion]);
    }

    private FreshnessService Service() => new(
        _project,
        _marketplace.Object,
        _versions,
        new FakeTimeProvider(Now),
        new(_project, _versions, new FakeTimeProvider(Now)));
}
