using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>The files of a project: its stacks and its catalog.</summary>
public interface IImageProject
{
    /// <summary>Returns the settings in the file of a stack, or null if the file does not exist.</summary>
    /// <exception cref="CatalogException">The file cannot be read.</exception>
    StackFile? FindStackFile(string stack);

    /// <summary>Loads the catalog, and checks it against the settings of the stack and the policy of the project.</summary>
    /// <exception cref="CatalogException">The catalog or the settings are invalid; the exception holds every error.</exception>
    ImageCatalog LoadCatalog(FactorySettings settings, SettingsSource source);
}
