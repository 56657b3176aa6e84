using ImageInfra.Import.Contract;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;
using ImageInfra.Project.Files;

namespace ImageInfra.Cli.Workplaces;

/// <summary>Reads files named as arguments of a command.</summary>
internal static class InputFile
{
    /// <summary>Whether a path is a file; a leading <c>@</c>, as <c>az</c> uses it, is ignored.</summary>
    public static bool IsFile(string path) => File.Exists(path.TrimStart('@'));

    /// <summary>Lists the files of an argument: a file, a folder, or a pattern that the shell did not expand.</summary>
    /// <exception cref="CatalogException">No file matches.</exception>
    public static IReadOnlyList<string> Expand(string path)
    {
        path = path.TrimStart('@');
        var (folder, pattern) = Directory.Exists(path) ? (path, "*.json") : (Path.GetDirectoryName(path) ?? "", Path.GetFileName(path));
        if (File.Exists(path) || !pattern.AsSpan().ContainsAny('*', '?') || !Directory.Exists(folder.Length == 0 ? "." : folder))
        {
            return [path];
        }

        var files = ProjectText.Named(folder, () => FolderReader.Find(folder.Length == 0 ? "." : folder, pattern) ?? [])
            .Select(f => folder.Length == 0 ? Path.GetFileName(f) : f)
            .ToList();
        return files.Count > 0 ? files : throw new CatalogException([new(path, 0, "", $"has no files {pattern}{Bicep(folder)}")]);
    }

    // A module is not a template by itself, so the user must name the main file.
    private static string Bicep(string folder) =>
        FolderReader.Find(folder.Length == 0 ? "." : folder, "*.bicep") is [var first, ..] ? $"; to import Bicep, name its main file: imageinfra import {first}" : "";

    /// <summary>Reads the template of a file, and its parameters. Bicep is compiled.</summary>
    /// <exception cref="CatalogException">The file does not exist, cannot be read, or does not compile.</exception>
    public static (ImportFile Template, ImportFile? Parameters) ReadTemplate(string path)
    {
        path = path.TrimStart('@');
        if (!BicepCompiler.IsBicep(path))
        {
            return (Read(path), null);
        }

        var (template, parameters) = BicepCompiler.Compile(path);
        return template is null ? throw new CatalogException([new(path, 0, "", "has no template; expected: using './main.bicep'")]) : (template, parameters);
    }

    /// <summary>Reads the parameters in a file. Bicep is compiled.</summary>
    /// <exception cref="CatalogException">The file does not exist, cannot be read, or does not compile.</exception>
    public static ImportFile ReadParameters(string path) => BicepCompiler.IsParameters(path.TrimStart('@'))
        ? BicepCompiler.Compile(path.TrimStart('@')).Parameters ?? throw new CatalogException([new(path.TrimStart('@'), 0, "", "has no parameters")])
        : Read(path);

    /// <exception cref="CatalogException">The file does not exist or cannot be read.</exception>
    public static ImportFile Read(string path)
    {
        path = path.TrimStart('@');
        return new(path, ProjectText.Read(path, path, FileKind.Import));
    }
}
