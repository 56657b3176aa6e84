using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.UnitTests.Model;

public sealed class StackFileTests
{
    private const string Location = "config:\n  imageinfra:location: westeurope\n";

    [Theory]
    [InlineData("imageinfra:protect: true\n", "Pulumi.dev.yaml:3: imageinfra:protect: is at the top level of the file, where Pulumi ignores it; move it below 'config:'")]
    [InlineData("protect: true\n", "Pulumi.dev.yaml:3: protect: is at the top level of the file")]
    [InlineData("azure-native:location: westeurope\n", "Pulumi.dev.yaml:3: azure-native:location: is at the top level of the file")]
    [InlineData("confg: {}\n", "Pulumi.dev.yaml:3: confg: is not a known key at the top level of a stack file, so Pulumi ignores it; expected config, environment, secretsprovider, encryptedkey, encryptionsalt; did you mean 'config'?")]
    [InlineData("  imageinfra:location: northeurope\n", "Pulumi.dev.yaml:3: is not YAML: ")]
    [InlineData("  location: northeurope\n", "Pulumi.dev.yaml:3: imageinfra:location: is given twice, first in line 2; keep one")]
    [InlineData("  imageinfra:config:location: northeurope\n", "Pulumi.dev.yaml:3: imageinfra:location: is given twice")]
    [InlineData("  ImageInfra:protect: true\n", "Pulumi.dev.yaml:3: ImageInfra:protect: is not a setting of ImageInfra, because its namespace is 'ImageInfra'; did you mean 'imageinfra:protect'?")]
    [InlineData("  imageinfa:protect: true\n", "Pulumi.dev.yaml:3: imageinfa:protect: is not a setting of ImageInfra")]
    [InlineData("  imageinfra:galeryName: gal\n", "Pulumi.dev.yaml:3: imageinfra:galeryName: is not a setting; expected imageinfra:location, ")]
    [InlineData("  galeryName: gal\n", "Pulumi.dev.yaml:3: imageinfra:galeryName: is not a setting")]
    [InlineData("\timageinfra:protect: true\n", "Pulumi.dev.yaml:3: is not YAML: ")]
    [InlineData("  imageinfra:tags: { version: 1.10 }\n", "Pulumi.dev.yaml:3: imageinfra:tags.version: 1.10 is a number or a time in YAML, which Pulumi would reformat; put it in quotes: \"1.10\"")]
    [InlineData("  imageinfra:tags: { zip: 0123 }\n", "Pulumi.dev.yaml:3: imageinfra:tags.zip: 0123 is a number")]
    [InlineData("  imageinfra:tags: { mask: 0x1F }\n", "Pulumi.dev.yaml:3: imageinfra:tags.mask: 0x1F is a number")]
    [InlineData("  imageinfra:tags: { day: 2026-11-24 }\n", "Pulumi.dev.yaml:3: imageinfra:tags.day: 2026-11-24 is a number or a time")]
    [InlineData("  imageinfra:tags: { a: !!str 5 }\n", "Pulumi.dev.yaml:3: is not YAML: tags (!) are not supported; write the value without one")]
    [InlineData("  imageinfra:tags: { <<: { a: b } }\n", "Pulumi.dev.yaml:3: is not YAML: merge keys (<<) are not supported; write the values out")]
    [InlineData("  imageinfra:tags: { a: b, A: c }\n", "Pulumi.dev.yaml:3: imageinfra:tags.A: is given twice, in different case; Azure ignores case in tag names, keep one")]
    [InlineData("  imageinfra:galleryName: [a]\n", "Pulumi.dev.yaml:3: imageinfra:galleryName: expected a text")]
    [InlineData("---\nconfig: {}\n", "Pulumi.dev.yaml:4: has a second YAML document (---), which Pulumi does not read; keep one")]
    public void A_mistake_in_the_file_is_one_error_at_its_line(string added, string expected)
    {
        var error = Assert.Single(ErrorsOf(Location + added));

        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config: westeurope\n", "Pulumi.dev.yaml:1: config: is not a mapping; expected settings such as 'imageinfra:location: westeurope'")]
    [InlineData("config:\n  - imageinfra:location: westeurope\n", "Pulumi.dev.yaml:1: config: is not a mapping")]
    [InlineData("- a\n", "Pulumi.dev.yaml:1: is not a mapping; expected keys such as 'config:'")]
    [InlineData("westeurope\n", "Pulumi.dev.yaml:1: is not a mapping")]
    [InlineData("", "Pulumi.dev.yaml: imageinfra:location: is required; set it with 'pulumi config set imageinfra:location westeurope --stack dev'")]
    [InlineData("# nothing\n", "Pulumi.dev.yaml: imageinfra:location: is required")]
    [InlineData("config:\n", "Pulumi.dev.yaml: imageinfra:location: is required")]
    [InlineData("config: ~\n", "Pulumi.dev.yaml: imageinfra:location: is required")]
    [InlineData("config:\n  imageinfra:location: ~\n", "Pulumi.dev.yaml:2: imageinfra:location: is required")]
    public void A_file_without_settings_is_an_error_with_the_missing_key(string text, string expected)
    {
        var error = Assert.Single(ErrorsOf(text));

        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tab_before_a_key_is_reported()
    {
        Assert.EndsWith("the line is indented with a tab; use spaces", Assert.Single(ErrorsOf("config:\n\timageinfra:location: westeurope\n")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config:\n  location: westeurope\n  protect: true\n")]
    [InlineData("config:\n  imageinfra:config:location: westeurope\n  imageinfra:protect: True\n")]
    [InlineData("config:\n  imageinfra:location: westeurope\n  imageinfra:protect: true\n  azure-native:location: anywhere\n  other:key: { a: 1.10 }\nencryptionsalt: v1:abc=:v1:def\n")]
    public void Keys_are_read_in_every_form_that_pulumi_accepts(string text)
    {
        var settings = SettingsReader.Read("dev", StackFile.Parse("Pulumi.dev.yaml", text));

        Assert.Equal("westeurope", settings.Location);
        Assert.True(settings.Protect);
    }

    [Fact]
    public void Unambiguous_numbers_need_no_quotes()
    {
        var tags = SettingsReader.Read("dev", StackFile.Parse("Pulumi.dev.yaml", Location + "  imageinfra:tags: { a: 5, b: -1.5, c: 1.0.3, d: yes, e: '0123' }\n")).Tags;

        Assert.Equal(["5", "-1.5", "1.0.3", "yes", "0123"], tags.Values);
    }

    private static IEnumerable<string> ErrorsOf(string text) =>
        Assert.Throws<CatalogException>(() => SettingsReader.Read("dev", StackFile.Parse("Pulumi.dev.yaml", text))).Errors.Select(e => e.ToString());
}
