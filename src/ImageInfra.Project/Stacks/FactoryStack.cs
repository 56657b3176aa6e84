using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Project.Stacks;

/// <summary>The validated catalog and settings of a stack.</summary>
public sealed record FactoryStack(ImageCatalog Catalog, FactorySettings Settings)
{
    /// <summary>Adds versions of bases that the settings do not pin.</summary>
    public FactoryStack With(IReadOnlyDictionary<string, ImageVersion> found) => found.Count == 0 ? this : this with
    {
        Settings = Settings with
        {
            BaseVersions = Settings.BaseVersions.Concat(found.Where(f => !Settings.BaseVersions.ContainsKey(f.Key))).ToDictionary(StringComparer.OrdinalIgnoreCase),
        },
    };
}
