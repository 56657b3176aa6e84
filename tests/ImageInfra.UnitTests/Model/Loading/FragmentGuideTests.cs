using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Loading;

/// <summary>Tests the examples of docs/fragments.md.</summary>
public sealed class FragmentGuideTests
{
    private const string Fence = "```";

    private static readonly string[] s_examples =
    [
        .. File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "fragments.md"))
            .Split($"{Fence}yaml\n")[1..]
            .Select(block => block[..block.IndexOf(Fence, StringComparison.Ordinal)]),
    ];

    [Fact]
    public void The_fragment_of_the_guide_works()
    {
        var image = """
            name: web
            definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: s } }
            template:
              source: { type: PlatformImage, publisher: p, offer: o, sku: s }
              customize:
                - { use: message-of-the-day, with: { text: Hello } }
              validate: { inVMValidations: [{ use: message-of-the-day }] }
            """;

        var web = Assert.Single(ImageCatalog.Load([new("web.yaml", image)], [new("message-of-the-day.yaml", Example("message-of-the-day"))]).Images);

        Assert.Equal("echo 'Hello' | sudo tee /etc/motd", ((Step.Shell)Assert.Single(web.Template.Customize)).Inline[0]);
    }

    [Fact]
    public void The_use_of_the_guide_works()
    {
        var image = "name: web\ndefinition: { osType: Windows, identifier: { publisher: p, offer: o, sku: s } }\n"
            + Example("- use: fslogix") + "  source: { type: PlatformImage, publisher: p, offer: o, sku: s }\n";

        var web = Assert.Single(ImageCatalog.Load([new("web.yaml", image)]).Images);

        Assert.Equal(4, web.Template.Customize.Count);
        Assert.Single(web.Template.Validate!.InVMValidations);
    }

    [Fact]
    public void The_matrix_of_the_guide_works() => Assert.Equal(
        ["windows-11-avd", "windows-11-ent"],
        ImageCatalog.Load([new("windows-11.yaml", Example("matrix:"))]).Images.Select(i => i.Name));

    private static string Example(string having) => s_examples.First(e => e.Contains(having, StringComparison.Ordinal));
}
