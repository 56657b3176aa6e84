using ImageInfra.Model;
using ImageInfra.Model.Importing;

namespace ImageInfra.Cli.Workplaces;

/// <summary>Files that a command is given.</summary>
internal static class InputFile
{
    /// <summary>Whether it is a file, also with the <c>@</c> that <c>az</c> wants.</summary>
    public static bool IsFile(string path) => File.Exists(path.TrimStart('@'));

    /// <exception cref="CatalogException">There is none, or it can't be read.</exception>
    public static ImportFile Read(string path)
    {
        path = path.TrimStart('@');
        try
        {
            return new(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogException([new(path, 0, "", File.Exists(path) ? $"can't be read: {e.Message}" : "there is no such file")]);
        }
    }
}
