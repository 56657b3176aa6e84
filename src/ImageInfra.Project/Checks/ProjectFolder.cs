using ImageInfra.Model.Catalog;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Files;

namespace ImageInfra.Project.Checks;

/// <summary>A project in a folder of this machine.</summary>
/// <param name="path">The folder of <c>Pulumi.yaml</c>.</param>
public sealed class ProjectFolder(string path) : IImageProject
{
    /// <inheritdoc/>
    public StackFile? FindStackFile(string stack) => StackFiles.Find(path, stack);

    /// <inheritdoc/>
    public ImageCatalog LoadCatalog(FactorySettings settings, SettingsSource source)
    {
        var catalog = CatalogDirectory.Load(path, settings.ImagesDirectory);
        StackRules.Require(path, catalog, settings, source);
        return catalog;
    }
}
