using Microsoft.Win32.SafeHandles;

namespace ImageInfra.Project.Disk;

/// <summary>Reads files whole: regular files alone, behind links too, up to the length of their kind.</summary>
public static class FileReader
{
    private const int SmallestBuffer = 4096;

    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it is read as.</param>
    /// <exception cref="FileException">There is no such file, it is no regular file, it is too long, it may not be read, or it is no text.</exception>
    public static string ReadText(string path, FileKind kind) => FindText(path, kind) ?? throw Missing(path);

    /// <summary>The text of a file; null where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it is read as.</param>
    /// <exception cref="FileException">It is no regular file, it is too long, it may not be read, or it is no text.</exception>
    public static string? FindText(string path, FileKind kind) => Find(path, kind)?.Text;

    /// <summary>The text of a file and its encoding; null where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it is read as.</param>
    /// <exception cref="FileException">It is no regular file, it is too long, it may not be read, or it is no text.</exception>
    public static TextFile? Find(string path, FileKind kind) => FindBytes(path, kind) is { } bytes ? TextFile.Of(path, bytes) : null;

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it is read as.</param>
    /// <exception cref="FileException">There is no such file, it is no regular file, it is too long, or it may not be read.</exception>
    public static byte[] ReadBytes(string path, FileKind kind) => FindBytes(path, kind) ?? throw Missing(path);

    /// <summary>The bytes of a file; null where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it is read as.</param>
    /// <exception cref="FileException">It is no regular file, it is too long, or it may not be read.</exception>
    public static byte[]? FindBytes(string path, FileKind kind)
    {
        using var file = RegularFile.Open(path);
        if (file is null)
        {
            return null;
        }

        try
        {
            return Bytes(file, path, kind);
        }
        catch (Exception e) when (e is IOException and not FileException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new FileException(path, $"cannot be read: {e.Message}", e);
        }
    }

    // A file may grow meanwhile, and those of some file systems have no length.
    private static byte[] Bytes(SafeFileHandle file, string path, FileKind kind)
    {
        var length = RandomAccess.GetLength(file);
        Check(path, kind, length);
        var bytes = new byte[length + 1];
        for (var count = 0; ;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(count), count);
            if (read == 0)
            {
                return bytes[..count];
            }

            count += read;
            Check(path, kind, count);
            if (count == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Max(SmallestBuffer, 2 * count));
            }
        }
    }

    private static void Check(string path, FileKind kind, long length)
    {
        if (length > kind.MaximumLength)
        {
            throw new FileTooLongException(path, length, kind);
        }
    }

    private static FileException Missing(string path) => new(path, "there is no such file");
}
