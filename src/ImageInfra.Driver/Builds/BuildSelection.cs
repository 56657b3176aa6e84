using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Builds;

/// <summary>Selects the images that a request builds.</summary>
internal static class BuildSelection
{
    /// <summary>
    /// Returns the named images, or all, and every base of them without a pinned version. A base comes before the images that start
    /// from it.
    /// </summary>
    /// <exception cref="DriverException">The catalog has no image with a given name, or an image starts from a revoked version.</exception>
    public static IReadOnlyList<ImageSpec> Select(ImageCatalog catalog, FactorySettings settings, IReadOnlyCollection<string> names)
    {
        if (UnknownName.FindImage("the catalog", names, [.. catalog.Images.Select(i => i.Name)]) is { } unknown)
        {
            throw unknown;
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

        List<ImageSpec> images = [.. catalog.Images.Where(i => selected.Contains(i.Name))];
        return images.Select(i => Revoked(i, settings, selected)).OfType<string>().ToList() is { Count: > 0 } revoked
            ? throw new DriverException(DriverFailure.Protected, string.Join(Environment.NewLine, revoked))
            : images;
    }

    // An image that starts from a revoked version is not built, unless the request also builds a new version of its base.
    private static string? Revoked(ImageSpec image, FactorySettings settings, HashSet<string> selected) =>
        image.BaseImage is { } name && !selected.Contains(name)
        && settings.BaseVersions.TryGetValue(name, out var pin)
        && settings.Revoked.GetValueOrDefault(name)?.GetValueOrDefault(pin) is { } reason
            ? $"'{image.Name}' starts from {name} {pin}, which is revoked: {reason}; nothing was built. To build both, run 'imageinfra build {name} {image.Name}'; "
                + $"to restore the version, run 'imageinfra restore {name} {pin}'"
            : null;
}
