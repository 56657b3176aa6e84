using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;
using ImageInfra.Project.Files;

namespace ImageInfra.Driver.Insight.Costs;

/// <summary>The file that a project keeps its prices in.</summary>
public static class PriceFile
{
    /// <summary>Where it is unless somebody says otherwise, relative to <c>Pulumi.yaml</c>.</summary>
    public const string DefaultPath = "infra/prices.yaml";

    /// <summary>Reads the prices.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="path">The file, relative to it, or null for the usual one, which need not be there.</param>
    /// <exception cref="CatalogException">There is no such file, or it is wrong; it holds every error.</exception>
    public static PriceList Read(string project, string? path)
    {
        var full = Path.GetFullPath(path ?? DefaultPath, project);
        return path is null
            ? ProjectText.Find(full, DefaultPath, FileKind.Catalog) is { } text ? PriceList.Read(new(DefaultPath, text)) : new()
            : PriceList.Read(new(path, ProjectText.Read(full, path, FileKind.Catalog)));
    }
}
