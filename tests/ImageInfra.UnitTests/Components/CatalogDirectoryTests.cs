using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Project.Files;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Components;

public sealed class CatalogDirectoryTests : IDisposable
{
    private const string Images = "infra/images";

    private readonly TemporaryDirectory _project = new();

    public CatalogDirectoryTests()
    {
        _project.Write("infra/images/my-web.yaml", """
            name: my-web-${{ sku }}
            definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: "${{ sku }}" } }
            template:
              source: { type: PlatformImage, publisher: p, offer: o, sku: s }
              customize:
                - use: greet
            matrix: [{ sku: a-1 }, { sku: b }]
            """);
        _project.Write("infra/fragments/greet.yaml", """
            name: greet
            description: Greets
            osType: Linux
            customize:
              - { type: Shell, inline: [echo 1] }
              - { type: Shell, inline: [echo 2] }
            """);
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public void The_fragments_are_beside_the_images() =>
        Assert.All(CatalogDirectory.Load(_project.FullName, Images).Images, i => Assert.Equal(2, i.Template.Customize.Count));

    [Theory]
    [InlineData("my-web-a-1")]
    [InlineData("my-web-b")]
    public void The_file_of_an_image_of_a_matrix_is_found(string image)
    {
        var file = CatalogDirectory.Find(_project.FullName, Images, image)!;

        Assert.Equal(Path.Combine("infra", "images", "my-web.yaml"), file.Path);
        Assert.Equal(6, StepLines.OfCustomizer(file, 1));
    }

    [Theory]
    [InlineData("my-web-c")]
    [InlineData("my")]
    [InlineData("-web")]
    public void An_image_without_a_row_has_no_file(string image) => Assert.Null(CatalogDirectory.Find(_project.FullName, Images, image));

    [Fact]
    public void A_mistake_in_a_fragment_has_its_file()
    {
        _project.Write("infra/fragments/greet.yaml", "name: greet");

        var errors = Assert.Throws<CatalogException>(() => CatalogDirectory.Load(_project.FullName, Images)).Errors;

        Assert.All(errors, e => Assert.Equal(Path.Combine("infra", "fragments", "greet.yaml"), e.File));
    }
}
