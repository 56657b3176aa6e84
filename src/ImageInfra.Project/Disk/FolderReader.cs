namespace ImageInfra.Project.Disk;

/// <summary>Lists folders.</summary>
public static class FolderReader
{
    /// <summary>The entries of a folder whose names match a pattern, in the order of their names; folders and broken links among them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">The pattern, such as <c>*.yaml</c>.</param>
    /// <returns>The paths; null where there is no such folder.</returns>
    /// <exception cref="FileException">It is no folder, or may not be read.</exception>
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
