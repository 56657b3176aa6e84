using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Model.Loading;

/// <summary>Tests a file that defines several images.</summary>
public sealed class ImageMatrixTests
{
    private const string Desktop = """
        name: desktop-${{ name }}
        description: Windows 11 ${{ sku }}
        definition:
          osType: Windows
          identifier: { publisher: p, offer: desktop, sku: "${{ name }}" }
        template:
          source: { type: PlatformImage, publisher: p, offer: o, sku: "${{ sku }}" }
          customize:
            - { type: PowerShell, name: "prepare-${{ name }}", inline: [exit 0] }
            - { use: windows-update, with: { updateLimit: "${{ updates }}" } }
          vmProfile:
            osDiskSizeGB: ${{ disk }}
        matrix:
          - { name: avd, sku: win11-avd, disk: 128, updates: 40 }
          - { name: ent, sku: win11-ent, disk: 256, updates: 20 }
        """;

    [Fact]
    public void Each_row_is_an_image()
    {
        var catalog = Load(Desktop);

        Assert.Equal(["desktop-avd", "desktop-ent"], catalog.Images.Select(i => i.Name));
        Assert.Equal(["Windows 11 win11-avd", "Windows 11 win11-ent"], catalog.Images.Select(i => i.Description));
        Assert.Equal([128, 256], catalog.Images.Select(i => i.Template.VmProfile.OsDiskSizeGB));
        Assert.Equal([40, 20], catalog.Images.Select(i => i.Template.Customize.OfType<Step.WindowsUpdate>().Single().UpdateLimit));
    }

    [Fact]
    public void Another_image_can_start_from_an_image_of_a_matrix()
    {
        var child = """
            name: web
            definition: { osType: Windows, identifier: { publisher: p, offer: o, sku: web } }
            template: { source: { type: CatalogImage, image: desktop-ent } }
            """;

        var catalog = ImageCatalog.Load([new("desktop.yaml", Desktop), new("web.yaml", child)]);

        Assert.Equal("desktop-ent", catalog.Find("web")!.BaseImage);
    }

    [Theory]
    [InlineData("disk: 256", "disk: big", 15, "template.vmProfile.osDiskSizeGB", "'big' is not allowed", " (in matrix[1], desktop-ent)")]
    [InlineData("disk: 256, ", "", 12, "template.vmProfile.osDiskSizeGB", "there is no value in the row 'disk'; expected name, sku, updates", " (in matrix[1], desktop-ent)")]
    [InlineData("updates: 20", "updates: few", 15, "template.customize[1].with.updateLimit", "expected a whole number", " (in matrix[1], desktop-ent)")]
    [InlineData("name: ent", "name: avd", 15, "name", "'desktop-avd' is also the name of an image in desktop.yaml", " (in matrix[1], desktop-avd)")]
    [InlineData("name: desktop-${{", "name: other-${{", 14, "name", "'other-avd' does not start with the file name; expected desktop-…, such as desktop-${{ sku }}", " (in matrix[0], other-avd)")]
    [InlineData("osType: Windows", "osType: Vista", 4, "definition.osType", "'Vista' is not allowed", "expected Linux, Windows")]
    [InlineData("updates: 20 }", "updates: 20, colour: red }", 15, "matrix[1].colour", "nothing in the file uses ${{ colour }}", "}}")]
    [InlineData("- { name: ent, sku: win11-ent, disk: 256, updates: 20 }", "- ent", 15, "matrix[1]", "expected a mapping of names to values", "values")]
    [InlineData("disk: 256", "disk: [256]", 15, "matrix[1].disk", "expected a text, a number or a flag", "flag")]
    public void An_error_names_its_row_unless_all_rows_have_it(string good, string bad, int line, string path, string message, string end)
    {
        Assert.Contains(good, Desktop, StringComparison.Ordinal);

        var errors = Assert.Throws<CatalogException>(() => Load(Desktop.Replace(good, bad, StringComparison.Ordinal))).Errors;

        Assert.Contains(errors, e => (e.Line, e.Path) == (line, path)
            && e.Message.StartsWith(message, StringComparison.Ordinal)
            && e.Message.EndsWith(end, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistake_in_all_rows_is_reported_once() => Assert.Single(
        Assert.Throws<CatalogException>(() => Load(Desktop.Replace("vmProfile", "vmProfil", StringComparison.Ordinal))).Errors,
        e => e.Line == 11);

    [Fact]
    public void A_matrix_without_rows_is_an_error()
    {
        var text = Desktop[..Desktop.IndexOf("matrix:", StringComparison.Ordinal)] + "matrix: []";

        var error = Assert.Single(Assert.Throws<CatalogException>(() => Load(text)).Errors);

        Assert.Equal("desktop.yaml:13: matrix: expected a list of 1 to 100 rows, each a mapping of names to values", error.ToString());
    }

    [Fact]
    public void A_step_of_an_image_of_a_matrix_has_a_line_in_the_file()
    {
        var file = new CatalogFile("desktop.yaml", Desktop) { Image = "desktop-ent" };

        Assert.Equal(["desktop-avd", "desktop-ent"], ImageRows.NamesIn(file));
        Assert.Equal(9, StepLines.OfCustomizer(file, 0));
        Assert.Equal(10, StepLines.OfCustomizer(file, 2));
        Assert.NotNull(StepLines.OfCustomizer(file, "prepare-ent"));
        Assert.Null(StepLines.OfCustomizer(file, "prepare-avd"));
    }

    private static ImageCatalog Load(string text) => ImageCatalog.Load([new("desktop.yaml", text)]);
}
