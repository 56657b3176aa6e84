using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Project.Stacks;

/// <summary>A project folder with its catalog, seen from one stack.</summary>
public interface IFactoryProject
{
    /// <summary>The name of the stack.</summary>
    string Stack { get; }

    /// <summary>A command of <c>imageinfra</c> for this stack that can be pasted: <c>imageinfra up --refresh --stack dev</c>.</summary>
    string CommandOf(string command);

    /// <summary>
    /// Versions found in Azure for bases that the settings do not pin. <see cref="Load"/> adds them to the settings; they are never
    /// written to a file. Default: empty.
    /// </summary>
    IReadOnlyDictionary<string, ImageVersion> FoundBaseVersions { get; set; }

    /// <summary>Reads and validates the settings and the catalog.</summary>
    /// <exception cref="CatalogException">A file is invalid. The exception holds every error.</exception>
    FactoryStack Load();

    /// <summary>The catalog file of an image; null if there is none.</summary>
    CatalogFile? FileOf(string image);

    /// <summary>Edits settings in the stack file, all or none of them. The rest of the file stays the same to the character.</summary>
    /// <exception cref="CatalogException">The edited settings would be invalid; nothing was written.</exception>
    SettingsChange Edit(params IReadOnlyList<SettingEdit> edits);
}
