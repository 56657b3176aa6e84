using System.Text;
using ImageInfra.Import.Contract;
using ImageInfra.Model.Images;

namespace ImageInfra.Cli.Workplaces;

/// <summary>Files that a command is given.</summary>
internal static class InputFile
{
    // A byte order mark says another.
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether it is a file, also with the <c>@</c> that <c>az</c> wants.</summary>
    public static bool IsFile(string path) => File.Exists(path.TrimStart('@'));

    /// <summary>The files that are meant: a file, or all of a folder or of a pattern that no shell has spelled out.</summary>
    /// <exception cref="CatalogException">There are none.</exception>
    public static IReadOnlyList<string> Expand(string path)
    {
        path = path.TrimStart('@');
        var (folder, pattern) = Directory.Exists(path) ? (path, "*.json") : (Path.GetDirectoryName(path) ?? "", Path.GetFileName(path));
        if (File.Exists(path) || !pattern.AsSpan().ContainsAny('*', '?') || !Directory.Exists(folder.Length == 0 ? "." : folder))
        {
            return [path];
        }

        var files = Directory.EnumerateFiles(folder.Length == 0 ? "." : folder, pattern)
            .Select(f => folder.Length == 0 ? Path.GetFileName(f) : f)
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files : throw new CatalogException([new(path, 0, "", $"there is no {pattern} in it")]);
    }

    /// <exception cref="CatalogException">There is none, or it can't be read.</exception>
    public static ImportFile Read(string path)
    {
        path = path.TrimStart('@');
        try
        {
            return new(path, File.ReadAllText(path, s_strict));
        }
        catch (DecoderFallbackException)
        {
            throw new CatalogException([new(path, 0, "", "is neither UTF-8 nor UTF-16 with a byte order mark; save it as UTF-8")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogException([new(path, 0, "", File.Exists(path) ? $"can't be read: {e.Message}" : "there is no such file")]);
        }
    }
}
