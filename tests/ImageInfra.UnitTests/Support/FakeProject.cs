using ImageInfra.Driver.Projects;
using ImageInfra.Model;
using ImageInfra.Model.Settings;

namespace ImageInfra.UnitTests.Support;

/// <summary>A project in memory.</summary>
internal sealed class FakeProject(ImageCatalog catalog, FactorySettings settings) : IFactoryProject
{
    public ImageCatalog Catalog { get; set; } = catalog;

    public FactorySettings Settings { get; set; } = settings;

    public IReadOnlyList<CatalogError> Errors { get; set; } = [];

    public string Stack => Settings.Stack;

    public FactoryStack Load() => Errors.Count == 0 ? new(Catalog, Settings) : throw new CatalogException(Errors);

    public CatalogFile? FileOf(string image) => null;

    public void Unpin(string image) => Settings = Settings with
    {
        BaseVersions = Settings.BaseVersions.Where(v => v.Key != image).ToDictionary(),
    };

    public void Pin(string image, ImageVersion version) => Settings = Settings.Pinned(image, version.ToString());
}
