using ImageInfra.Model.Description;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Workplaces;

/// <summary>A folder that catalog files are written to.</summary>
/// <param name="path">The folder.</param>
/// <param name="shown">The folder as a person knows it.</param>
internal sealed class CatalogFolder(string path, string shown)
{
    /// <summary>The catalog of a project.</summary>
    public static CatalogFolder Of(FactoryProject project) =>
        new(Path.GetFullPath(project.ImagesDirectory, project.Directory), project.ImagesDirectory);

    /// <summary>The file of an image, to show.</summary>
    public string FileOf(string image) => Path.Combine(shown, $"{image}.yaml");

    /// <summary>The catalog files that are there.</summary>
    public IReadOnlyList<CatalogFile> Read() => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal).Select(f => new CatalogFile(FileOf(Path.GetFileNameWithoutExtension(f)), File.ReadAllText(f)))]
        : [];

    /// <summary>Writes all files, or none: answers those that are there already.</summary>
    public IReadOnlyList<string> Write(IReadOnlyList<(string Image, string Yaml)> files, bool isForced)
    {
        if (!isForced && files.Where(f => File.Exists(PathOf(f.Image))).Select(f => FileOf(f.Image)).ToList() is { Count: > 0 } there)
        {
            return there;
        }

        Directory.CreateDirectory(path);
        foreach (var (image, yaml) in files)
        {
            File.WriteAllText(PathOf(image), yaml);
        }

        return [];
    }

    private string PathOf(string image) => Path.Combine(path, $"{image}.yaml");
}
