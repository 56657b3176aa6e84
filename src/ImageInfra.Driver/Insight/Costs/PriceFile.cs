using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;
using ImageInfra.Project.Files;

namespace ImageInfra.Driver.Insight.Costs;

/// <summary>Reads the price file of a project.</summary>
public static class PriceFile
{
    /// <summary>The default path, relative to <c>Pulumi.yaml</c>.</summary>
    public const string DefaultPath = "infra/prices.yaml";

    /// <summary>Reads the prices.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="path">The file, relative to the project folder; null for the default, which may not exist.</param>
    /// <exception cref="CatalogException">The file does not exist or is invalid; the exception holds every error.</exception>
    public static PriceList Read(string project, string? path)
    {
        var full = Path.GetFullPath(path ?? DefaultPath, project);
        return path is null
            ? ProjectText.Find(full, DefaultPath, FileKind.Catalog) is { } text ? PriceList.Read(new(DefaultPath, text)) : new()
            : PriceList.Read(new(path, ProjectText.Read(full, path, FileKind.Catalog)));
    }
}
