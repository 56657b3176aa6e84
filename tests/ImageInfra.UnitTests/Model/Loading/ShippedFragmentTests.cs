using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Loading;

/// <summary>Tests each shipped fragment.</summary>
public sealed class ShippedFragmentTests
{
    private static readonly FragmentLibrary s_library = new([], LocalFileReader.None, []);

    public static TheoryData<string> Names => [.. ShippedFragments.Files.Keys];

    [Fact]
    public void The_shipped_fragments_are_listed() => Assert.Equal(
        [
            "apt-update", "avd-optimisations", "cis-hooks", "defender-onboarding", "docker", "fslogix", "language-pack",
            "sysprep-fixups", "time-zone-redirection", "unattended-upgrades", "windows-update",
        ],
        ShippedFragments.Files.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_fragment_is_valid(string name)
    {
        var errors = new List<CatalogError>();

        var fragment = FragmentReader.Read(ShippedFragments.Files[name], LocalFileReader.None, errors);

        Assert.Empty(errors);
        Assert.NotNull(fragment);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_image_with_a_shipped_fragment_is_planned(string name)
    {
        var catalog = ImageCatalog.Load([new("web.yaml", SomeFragments.Using(s_library.Find(name)!))]);

        var template = Assert.Single(FactoryPlan.Create(catalog, SomeStack.Settings()).Templates).Image.Template;

        Assert.NotEmpty(template.Customize);
        Assert.DoesNotContain("${{", template.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_download_of_a_shipped_fragment_has_a_checksum(string name) => Assert.All(
        s_library.Find(name)!.Customizers.Items.Where(i => i.Entries.ContainsKey("scriptUri")),
        step => Assert.Contains("sha256Checksum", step.Entries.Keys));
}
