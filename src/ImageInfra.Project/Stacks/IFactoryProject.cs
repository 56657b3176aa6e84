using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Project.Stacks;

/// <summary>A project folder with its catalog, seen from one stack.</summary>
public interface IFactoryProject
{
    /// <summary>The name of the stack.</summary>
    string Stack { get; }

    /// <summary>A command of <c>imageinfra</c> on this stack, to be pasted, such as <c>imageinfra up --refresh --stack dev</c>.</summary>
    string CommandOf(string command);

    /// <summary>
    /// Versions, found in Azure, of bases that the settings do not pin. <see cref="Load"/> adds them to the settings; no file gets them.
    /// Default: empty.
    /// </summary>
    IReadOnlyDictionary<string, ImageVersion> FoundBaseVersions { get; set; }

    /// <summary>Reads the settings and the catalog.</summary>
    /// <exception cref="CatalogException">Something is wrong; it holds every error, and nothing was touched.</exception>
    FactoryStack Load();

    /// <summary>The file of the catalog that has an image, or null.</summary>
    CatalogFile? FileOf(string image);

    /// <summary>Changes settings of this stack in its file, all of them or none. What is not named stays to the character.</summary>
    /// <exception cref="CatalogException">The settings would be wrong then; nothing was written.</exception>
    SettingsChange Edit(params IReadOnlyList<SettingEdit> edits);
}
