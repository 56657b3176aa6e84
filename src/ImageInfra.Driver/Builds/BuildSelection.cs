using ImageInfra.Model;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Builds;

/// <summary>Which images a request builds.</summary>
internal static class BuildSelection
{
    /// <summary>
    /// The images named, or all of them, and every base that has no pinned version yet; a base before what is built
    /// from it.
    /// </summary>
    /// <exception cref="DriverException">A name is not in the catalog.</exception>
    public static IReadOnlyList<ImageSpec> Select(ImageCatalog catalog, FactorySettings settings, IReadOnlyCollection<string> names)
    {
        var unknown = names.Where(name => catalog.Find(name) is null).ToList();
        if (unknown.Count > 0)
        {
            throw new DriverException(
                DriverFailure.NotFound,
                $"there is no image '{string.Join("', '", unknown)}' in the catalog; it has {string.Join(", ", catalog.Images.Select(i => i.Name))}");
        }

        var selected = new HashSet<string>(
            names.Count == 0 ? catalog.Images.Select(i => i.Name) : names,
            StringComparer.OrdinalIgnoreCase);
        foreach (var image in catalog.Images.Reverse())
        {
            if (selected.Contains(image.Name) && image.BaseImage is { } name && !settings.BaseVersions.ContainsKey(name))
            {
                selected.Add(name);
            }
        }

        return [.. catalog.Images.Where(i => selected.Contains(i.Name))];
    }
}
