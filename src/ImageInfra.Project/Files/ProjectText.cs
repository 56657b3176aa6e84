using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;

namespace ImageInfra.Project.Files;

/// <summary>Text of files that a project or a command names, with errors that name each file as a person knows it.</summary>
public static class ProjectText
{
    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The file as errors name it.</param>
    /// <param name="kind">What it is read as.</param>
    /// <exception cref="CatalogException">There is no such file, or it cannot be read.</exception>
    public static string Read(string path, string name, FileKind kind) => Named(name, () => FileReader.ReadText(path, kind));

    /// <summary>The text of a file; null where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The file as errors name it.</param>
    /// <param name="kind">What it is read as.</param>
    /// <exception cref="CatalogException">It cannot be read.</exception>
    public static string? Find(string path, string name, FileKind kind) => Named(name, () => FileReader.FindText(path, kind));

    /// <summary>Uses a file, and names it in errors. That another process has it is no error of the file.</summary>
    /// <typeparam name="T">What it is used for.</typeparam>
    /// <param name="name">The file as errors name it.</param>
    /// <param name="use">Uses the file.</param>
    /// <exception cref="CatalogException">The file cannot be used.</exception>
    /// <exception cref="FileBusyException">Another process has the file.</exception>
    public static T Named<T>(string name, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (FileException e) when (e is not FileBusyException)
        {
            throw new CatalogException([new(name, 0, "", e.Problem)]);
        }
        catch (Exception e) when (e is IOException and not FileException or UnauthorizedAccessException)
        {
            throw new CatalogException([new(name, 0, "", $"cannot be used: {e.Message}")]);
        }
    }
}
