using ImageInfra.Driver.Insight.Freshness;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;
using static ImageInfra.UnitTests.Support.SomeInventory;

namespace ImageInfra.UnitTests.Driver.Freshness;

public sealed class FreshnessCheckTests
{
    private const string Golden = "/subscriptions/o/resourceGroups/g/providers/Microsoft.Compute/galleries/theirs/images/golden";

    private static readonly MarketplaceImage s_ubuntu = new("canonical", "ubuntu-24_04-lts", "server");

    private ImageCatalog _catalog = SomeStack.Chain();
    private FactorySettings _settings = SomeStack.Settings().Pinned("base", "1.0.0");
    private string[] _offered = ["24.04.202509100", "24.04.202510170"];
    private PublishedVersion[] _theirs = [];

    [Fact]
    public void A_version_with_the_newest_source_and_template_is_up_to_date()
    {
        Assert.All(Check(Built("base", "1.0.0"), Built("child", "2.0.0")), i =>
        {
            Assert.Empty(i.Reasons);
            Assert.Empty(i.Notes);
        });
    }

    [Fact]
    public void A_newer_marketplace_version_makes_images_and_children_outdated()
    {
        _offered = ["24.04.202510170", "24.04.202511060", "9.9.9"];

        var images = Check(Built("base", "1.0.0"), Built("child", "2.0.0"));

        Assert.Equal(
            new OutdatedReason(OutdatedCause.NewerSource, "built from canonical:ubuntu-24_04-lts:server 24.04.202510170; 24.04.202511060 is available"),
            Assert.Single(images[0].Reasons));
        Assert.Equal(
            new OutdatedReason(OutdatedCause.BaseOutdated, "starts from base, which is outdated"),
            Assert.Single(images[1].Reasons));
        Assert.Equal("24.04.202511060", images[0].NewestSource);
    }

    [Fact]
    public void A_withdrawn_marketplace_version_is_reported()
    {
        _offered = ["24.04.202509100"];

        var reason = Assert.Single(Check(Built("base", "1.0.0"))[0].Reasons);

        Assert.Equal(OutdatedCause.SourceWithdrawn, reason.Cause);
        Assert.Equal("canonical:ubuntu-24_04-lts:server 24.04.202510170 is no longer in the marketplace of westeurope", reason.Message);
        Assert.True(reason.IsFixedByBuild);
    }

    [Fact]
    public void No_build_resolves_a_marketplace_image_that_is_not_offered()
    {
        _offered = [];

        var image = Check(Built("base", "1.0.0"))[0];

        Assert.Equal(OutdatedCause.SourceWithdrawn, Assert.Single(image.Reasons).Cause);
        Assert.False(image.IsFixedByBuild);
    }

    [Fact]
    public void No_build_resolves_an_exact_version_in_the_catalog()
    {
        _catalog = Catalog(new ImageSource.PlatformImage("canonical", "ubuntu-24_04-lts", "server", "24.04.202509100"));

        var image = Check(Built("base", "1.0.0"))[0];

        Assert.Equal(
            new OutdatedReason(OutdatedCause.NewerSource, "built from canonical:ubuntu-24_04-lts:server 24.04.202509100; 24.04.202510170 is available; the catalog requires that version; edit the catalog", IsFixedByBuild: false),
            Assert.Single(image.Reasons));
        Assert.Null(image.NewestSource);
    }

    [Fact]
    public void A_newer_base_makes_an_image_outdated()
    {
        var image = Check(Built("base", "1.0.0"), Built("base", "1.0.1"), Built("child", "2.0.0"))[1];

        Assert.Equal(new OutdatedReason(OutdatedCause.NewerSource, "built from base 1.0.0; 1.0.1 is available"), Assert.Single(image.Reasons));
        Assert.Equal("1.0.1", image.NewestBase!.Number.ToString());
    }

    [Fact]
    public void A_newer_base_that_is_not_usable_does_not_count()
    {
        _settings = _settings with { Revoked = Revoked("base", "1.0.3") };
        PublishedVersion[] bad =
        [
            Built("base", "1.0.1") with { ProvisioningState = "Failed" },
            Built("base", "1.0.2") is var failed ? failed with { Tags = failed.Tags.With(WellKnownTags.Check, "failed") } : failed,
            Built("base", "1.0.3"),
        ];

        Assert.All(Check([Built("base", "1.0.0"), Built("child", "2.0.0"), .. bad]), i => Assert.Empty(i.Reasons));
    }

    [Fact]
    public void A_revoked_base_makes_an_image_outdated()
    {
        _settings = _settings with { Revoked = Revoked("base", "1.0.0") };

        var reasons = Check(Built("base", "0.9.0"), Built("base", "1.0.0"), Built("child", "2.0.0"))[1].Reasons;

        Assert.Equal(new OutdatedReason(OutdatedCause.SourceWithdrawn, "base 1.0.0 is revoked: broken"), Assert.Single(reasons));
    }

    [Fact]
    public void An_image_without_a_version_was_never_built()
    {
        Assert.Equal("was never built", Assert.Single(Check()[0].Reasons).Message);
        Assert.StartsWith("has no usable version", Assert.Single(Check(Built("base", "1.0.0") with { ProvisioningState = "Failed" })[0].Reasons).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newest_version_past_its_end_of_life_makes_an_image_outdated()
    {
        var image = Check(Built("base", "1.0.0"), Built("base", "1.0.1") with { EndOfLifeDate = Now.AddDays(-1) })[0];

        var reason = Assert.Single(image.Reasons);
        Assert.Equal((OutdatedCause.PastEndOfLife, true, "1.0.0"), (reason.Cause, reason.IsFixedByBuild, image.Newest?.Number.ToString()));
    }

    [Fact]
    public void A_version_that_azure_is_updating_is_not_built_again()
    {
        var image = Check(Built("base", "1.0.0") with { ProvisioningState = "Updating" })[0];

        Assert.Empty(image.Reasons);
        Assert.Equal("base 1.0.0 is Updating in Azure", Assert.Single(image.Notes));
    }

    [Fact]
    public void An_unusable_source_by_id_makes_an_image_outdated()
    {
        _catalog = Catalog(new ImageSource.SharedImageVersion($"{Golden}/versions/3.0.0"));
        _theirs = [Theirs("3.0.0") with { Tags = Tags.Empty.With(WellKnownTags.Revoked, "CVE-2026-1") }];

        var reason = Assert.Single(Check(Built("base", "1.0.0"))[0].Reasons);

        Assert.Equal((OutdatedCause.SourceWithdrawn, false), (reason.Cause, reason.IsFixedByBuild));
        Assert.StartsWith("golden 3.0.0 is revoked: CVE-2026-1", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_template_makes_an_image_outdated()
    {
        var old = Built("base", "1.0.0") is var version ? version with { Tags = version.Tags.With(WellKnownTags.Template, "base-00000000") } : version;

        var reason = Assert.Single(Check(old)[0].Reasons);

        Assert.Equal(OutdatedCause.TemplateChanged, reason.Cause);
        Assert.Equal($"built by base-00000000; the catalog now requires {TemplateName("base")}", reason.Message);
    }

    [Fact]
    public void A_new_pin_alone_is_not_a_changed_template()
    {
        var child = Built("child", "2.0.0");
        _settings = _settings.Pinned("base", "1.0.1");

        var reason = Assert.Single(Check(Built("base", "1.0.0"), Built("base", "1.0.1"), child)[1].Reasons);

        Assert.Equal(OutdatedCause.NewerSource, reason.Cause);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void An_image_older_than_its_schedule_is_overdue(int days, bool isOverdue)
    {
        _catalog = SomeStack.Catalog(SomeStack.Image("base") with { Version = new() { RebuildEveryDays = days } });

        var reasons = Check(Built("base", "1.0.0"))[0].Reasons;

        Assert.Equal(isOverdue ? [new(OutdatedCause.Overdue, "10 days old; version.rebuildEveryDays is 10")] : [], reasons);
    }

    [Theory]
    [InlineData("latest", "3.0.0", true, "built from golden 3.0.0; 3.1.0 is available")]
    [InlineData("latest", "3.1.0", true)]
    [InlineData("latest", "2.0.0", true, "golden 2.0.0 is no longer in its gallery", "built from golden 2.0.0; 3.1.0 is available")]
    [InlineData("3.0.0", "", false, "built from golden 3.0.0; 3.1.0 is available; the catalog requires that version; edit the catalog")]
    public void A_source_in_another_gallery_is_compared_with_its_versions(string asked, string exact, bool isMended, params string[] messages)
    {
        _catalog = Catalog(new ImageSource.SharedImageVersion($"{Golden}/versions/{asked}"));
        _theirs = [Theirs("3.0.0"), Theirs("3.1.0"), Theirs("3.2.0") with { ExcludeFromLatest = true }, Theirs("4.0.0") with { ProvisioningState = "Creating" }];
        var version = Built("base", "1.0.0");

        var image = Check(version with { Tags = version.Tags.With(WellKnownTags.SourceVersion, $"{Golden}/versions/{exact}") })[0];

        Assert.Equal(messages, image.Reasons.Select(r => r.Message));
        Assert.All(image.Reasons, r => Assert.Equal(isMended, r.IsFixedByBuild));
    }

    [Fact]
    public void Missing_tags_are_noted_and_not_guessed()
    {
        var images = Check(Version("base", "1.0.0"), Version("child", "2.0.0"));

        Assert.All(images, i => Assert.Empty(i.Reasons));
        Assert.Equal(2, images[0].Notes.Count);
        Assert.Equal(
            ["child 2.0.0 has no tag with the version of base that it was built from", "child 2.0.0 has no tag with the template that built it"],
            images[1].Notes);
    }

    [Fact]
    public void A_copy_is_resolved_in_its_original_stack()
    {
        _offered = ["24.04.202511060", "24.04.202510170"];
        var copy = Built("base", "1.0.0") with { CopyOf = VersionId("base", "1.0.0", "other") };

        var image = Check(copy with { Tags = copy.Tags.With(WellKnownTags.Template, "base-00000000") })[0];

        var reason = Assert.Single(image.Reasons);
        Assert.Equal(OutdatedCause.NewerSource, reason.Cause);
        Assert.EndsWith("It is a copy; build the original in its own stack, and promote that", reason.Message, StringComparison.Ordinal);
        Assert.False(image.IsFixedByBuild);
    }

    private IReadOnlyList<ImageFreshness> Check(params IEnumerable<PublishedVersion> versions) => FreshnessCheck.Of(
        Stack(_catalog, _settings, versions),
        new(
            new Dictionary<MarketplaceImage, IReadOnlyList<string>> { [s_ubuntu] = _offered },
            new Dictionary<string, IReadOnlyList<PublishedVersion>> { [Golden] = _theirs }),
        Now);

    /// <summary>A version with the tags of a current build.</summary>
    private PublishedVersion Built(string image, string number)
    {
        var version = image == "child" ? Version(image, number, $"base {_settings.BaseVersions["base"]}") : FromUbuntu(image, number);
        return version with { Tags = version.Tags.With(WellKnownTags.Template, TemplateName(image)) };
    }

    private string TemplateName(string image) => TemplatePlan.Create(_catalog.Find(image)!, _settings).TemplateName;

    private static PublishedVersion Theirs(string number) => Version("golden", number) with { Id = $"{Golden}/versions/{number}" };

    private static ImageCatalog Catalog(ImageSource source)
    {
        var image = SomeStack.Image("base");
        return SomeStack.Catalog(image with { Template = image.Template with { Source = source } });
    }

    private static Dictionary<string, IReadOnlyDictionary<ImageVersion, string>> Revoked(string image, string number) => new()
    {
        [image] = new Dictionary<ImageVersion, string> { [ImageVersion.Parse(number)] = "broken" },
    };
}
