using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>Settings that say something of images, by name or <c>*</c> for all of them. A slip of the pen would otherwise be passed over.</summary>
internal static class NamedImages
{
    /// <exception cref="CatalogException">A name is not in the catalog.</exception>
    public static void Require(ImageCatalog catalog, string setting, IEnumerable<string> names, string file, int line)
    {
        var unknown = names.Where(name => name != OverrideSettings.Everything && catalog.Find(name) is null).ToList();
        if (unknown.Count > 0)
        {
            var known = catalog.Images.Select(i => i.Name).ToList();
            throw new CatalogException([.. unknown.Select(name => new CatalogError(
                file,
                line,
                $"imageinfra:{setting}.{name}",
                $"there is no image '{name}' in the catalog{Suggestion.For(name, known)}"))]);
        }
    }
}
