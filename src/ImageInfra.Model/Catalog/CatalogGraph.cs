using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Checks the rules between the images of a catalog: names, identifiers and base images.</summary>
internal sealed class CatalogGraph
{
    private const string SourcePath = "template.source.image";

    private readonly IReadOnlyList<LoadedImage> _images;
    private readonly Dictionary<string, LoadedImage> _byName = new(StringComparer.OrdinalIgnoreCase);

    public CatalogGraph(IReadOnlyList<LoadedImage> images)
    {
        _images = images;
        foreach (var image in images)
        {
            _byName.TryAdd(image.Spec.Name, image);
        }
    }

    /// <summary>Reports all conflicts between images.</summary>
    /// <param name="isComplete">Whether every file was read. Otherwise, a missing base may be in an unreadable file.</param>
    public void Check(bool isComplete)
    {
        CheckNames();
        CheckIdentifiers();
        CheckStagingGroups();
        foreach (var image in _images)
        {
            CheckBase(image, isComplete);
        }

        CheckCycles();
    }

    /// <summary>Returns the images, sorted so that a base comes before its dependents, then by name.</summary>
    public IEnumerable<ImageSpec> InOrder()
    {
        var children = _images.ToLookup(i => i.Spec.BaseImage ?? "", i => i.Spec, StringComparer.OrdinalIgnoreCase);
        return Below("");

        IEnumerable<ImageSpec> Below(string name) => children[name]
            .OrderBy(i => i.Name, StringComparer.Ordinal)
            .SelectMany(i => Below(i.Name).Prepend(i));
    }

    private void CheckNames()
    {
        foreach (var image in _images.Where(i => _byName[i.Spec.Name] != i))
        {
            image.Errors.Add(image.NameLine, "name", $"'{image.Spec.Name}' is also the name of an image in {_byName[image.Spec.Name].Errors.File}; rename one of them, Azure ignores case");
        }
    }

    private void CheckIdentifiers()
    {
        var seen = new Dictionary<string, LoadedImage>(StringComparer.OrdinalIgnoreCase);
        foreach (var image in _images)
        {
            var (publisher, offer, sku) = image.Spec.Definition.Identifier;
            var identifier = $"{publisher}:{offer}:{sku}";
            if (!seen.TryAdd(identifier, image))
            {
                image.Errors.Add(image.IdentifierLine, "definition.identifier", $"'{identifier}' is also the identifier of '{seen[identifier].Spec.Name}'; it must be unique in the gallery");
            }
        }
    }

    private void CheckStagingGroups()
    {
        var seen = new Dictionary<string, LoadedImage>(StringComparer.OrdinalIgnoreCase);
        foreach (var image in _images)
        {
            if (image.Spec.Template.StagingResourceGroup is { } group && !seen.TryAdd(group, image))
            {
                image.Errors.Add(image.StagingLine, "template.stagingResourceGroup", $"is also the group of '{seen[group].Spec.Name}'; each template needs a separate group");
            }
        }
    }

    private void CheckBase(LoadedImage image, bool isComplete)
    {
        if (image.Spec.BaseImage is not { } name)
        {
            return;
        }

        if (!_byName.TryGetValue(name, out var found))
        {
            if (isComplete)
            {
                image.Errors.Add(image.SourceLine, SourcePath, $"the catalog has no image '{name}'{Suggestion.For(name, _byName.Keys)}");
            }

            return;
        }

        var (own, theirs) = (image.Spec.Definition, found.Spec.Definition);
        Compare(image, name, "osType", own.OsType, theirs.OsType);
        Compare(image, name, "hyperVGeneration", own.HyperVGeneration, theirs.HyperVGeneration);
        Compare(image, name, "architecture", own.Architecture, theirs.Architecture);
        if (!found.Spec.Template.Distribute.OfType<Distributor.SharedImage>().Any())
        {
            image.Errors.Add(image.SourceLine, SourcePath, $"'{name}' does not publish versions; add a SharedImage distributor to it");
        }
    }

    private static void Compare<T>(LoadedImage image, string name, string property, T own, T theirs)
        where T : struct
    {
        if (!own.Equals(theirs))
        {
            image.Errors.Add(image.SourceLine, SourcePath, $"'{name}' has {property} {theirs}, but this image has {own}; an image and its base must have the same {property}");
        }
    }

    private void CheckCycles()
    {
        var done = new HashSet<LoadedImage>();
        foreach (var image in _images)
        {
            var chain = new List<LoadedImage>();
            var current = image;
            while (current is not null && !done.Contains(current) && !chain.Contains(current))
            {
                chain.Add(current);
                current = current.Spec.BaseImage is { } name ? _byName.GetValueOrDefault(name) : null;
            }

            if (current is not null && chain.IndexOf(current) is >= 0 and var start)
            {
                var cycle = chain[start..].Append(current).Select(i => i.Spec.Name);
                current.Errors.Add(current.SourceLine, SourcePath, $"depends on itself: {string.Join(" <- ", cycle)}");
            }

            done.UnionWith(chain);
        }
    }
}

/// <summary>An image, with the line numbers for errors that involve other files.</summary>
/// <param name="Spec">The image.</param>
/// <param name="Errors">Receives the errors of the image.</param>
/// <param name="NameLine">The line of the name.</param>
/// <param name="IdentifierLine">The line of the identifier.</param>
/// <param name="SourceLine">The line of the base image.</param>
/// <param name="StagingLine">The line of the staging resource group.</param>
internal sealed record LoadedImage(ImageSpec Spec, FileErrors Errors, int NameLine, int IdentifierLine, int SourceLine, int StagingLine);
