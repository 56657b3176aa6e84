using ImageInfra.Model.Catalog;
using ImageInfra.Model.Rules;
using ImageInfra.Project.Files;

namespace ImageInfra.UnitTests.Support;

/// <summary>A project folder whose image <c>web</c> has the given steps.</summary>
internal sealed class SomeScripts : IDisposable
{
    public const string Images = "infra/images";

    public TemporaryDirectory Project { get; } = new();

    public ImageCatalog Load() => CatalogDirectory.Load(Project.FullName, Images);

    public CatalogInspection Inspect() => CatalogDirectory.Inspect(Project.FullName, Images);

    /// <summary>The errors of the catalog, as shown to the user.</summary>
    public IReadOnlyList<string> Errors() => [.. Inspect().Errors.Select(e => e.ToString().Replace('\\', '/'))];

    /// <summary>Writes the image with one step on each line, from line 6.</summary>
    public SomeScripts Image(string name, params string[] steps) => File($"{Images}/{name}.yaml", $$"""
        name: {{name}}
        definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: {{name}} } }
        template:
          source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }
          customize:
        {{string.Join('\n', steps.Select(s => $"    - {s}"))}}
          distribute: [{ type: SharedImage, versioning: { scheme: Latest, major: 1 } }]
        """);

    public SomeScripts File(string path, string text)
    {
        Project.Write(path, text);
        return this;
    }

    public void Dispose() => Project.Dispose();
}
