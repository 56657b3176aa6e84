using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;

namespace ImageInfra.Project.Files;

/// <summary>Reads text files of a project; errors name each file as the user wrote it.</summary>
public static class ProjectText
{
    /// <summary>Reads the text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name of the file in errors.</param>
    /// <param name="kind">The kind of file, which limits its length.</param>
    /// <exception cref="CatalogException">The file does not exist or cannot be read.</exception>
    public static string Read(string path, string name, FileKind kind) => Named(name, () => FileReader.ReadText(path, kind));

    /// <summary>Reads the text of a file; null if the file does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name of the file in errors.</param>
    /// <param name="kind">The kind of file, which limits its length.</param>
    /// <exception cref="CatalogException">The file cannot be read.</exception>
    public static string? Find(string path, string name, FileKind kind) => Named(name, () => FileReader.FindText(path, kind));

    /// <summary>Runs a function that uses a file, and adds the file's name to its errors.</summary>
    /// <typeparam name="T">The result of the function.</typeparam>
    /// <param name="name">The name of the file in errors.</param>
    /// <param name="use">The function.</param>
    /// <exception cref="CatalogException">The file cannot be used.</exception>
    /// <exception cref="FileBusyException">Another process holds the file; this is not an error of the file.</exception>
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
