namespace ImageInfra.Project.Disk;

/// <summary>Lists folders.</summary>
public static class FolderReader
{
    /// <summary>Lists the entries of a folder that match a pattern, by name. Folders and broken links are included.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">The pattern, such as <c>*.yaml</c>.</param>
    /// <returns>The paths; null if the folder does not exist.</returns>
    /// <exception cref="FileException">The path is not a folder, or the folder cannot be read.</exception>
    public static IReadOnlyList<string>? Find(string folder, string pattern)
    {
        if (!Directory.Exists(folder))
        {
            return Path.Exists(folder) ? throw new FileException(folder, "is a file; expected a folder") : null;
        }

        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder, pattern).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileException(folder, $"the folder cannot be read: {e.Message}", e);
        }
    }
}
