namespace ImageInfra.Project.Disk;

/// <summary>A file is longer than the maximum of its kind. It was not read.</summary>
/// <param name="path">The file.</param>
/// <param name="length">The length in bytes, or the number of bytes read before the limit.</param>
/// <param name="kind">The kind.</param>
public sealed class FileTooLongException(string path, long length, FileKind kind)
    : FileException(path, $"is longer than {Size(kind.MaximumLength)}, which is the limit for {kind.Name}")
{
    /// <summary>The length in bytes, or the number of bytes read before the limit.</summary>
    public long Length => length;

    private static string Size(long bytes) => bytes >= 1024 * 1024 ? $"{bytes / 1024 / 1024} MB" : $"{bytes / 1024} KB";
}
