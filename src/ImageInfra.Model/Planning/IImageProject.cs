using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>A project as a Pulumi program needs it: the files of its stacks, and its catalog.</summary>
public interface IImageProject
{
    /// <summary>The settings in a stack's file, or null where there is no such file.</summary>
    /// <exception cref="CatalogException">The file cannot be read.</exception>
    StackFile? FindStackFile(string stack);

    /// <summary>Loads the catalog and checks it against the stack's settings and the project's policy.</summary>
    /// <exception cref="CatalogException">The catalog or the settings are invalid; the exception holds every error.</exception>
    ImageCatalog LoadCatalog(FactorySettings settings, SettingsSource source);
}
