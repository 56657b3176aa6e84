using Microsoft.Win32.SafeHandles;

namespace ImageInfra.Project.Disk;

/// <summary>Reads whole regular files, also behind links, up to the maximum length of their kind.</summary>
public static class FileReader
{
    private const int SmallestBuffer = 4096;

    /// <summary>Reads the text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind of file, which limits its length.</param>
    /// <exception cref="FileException">The file is missing, unreadable, too long, not a regular file, or not text.</exception>
    public static string ReadText(string path, FileKind kind) => FindText(path, kind) ?? throw Missing(path);

    /// <summary>Reads the text of a file; null if the file does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind of file, which limits its length.</param>
    /// <exception cref="FileException">The file is unreadable, too long, not a regular file, or not text.</exception>
    public static string? FindText(string path, FileKind kind) => Find(path, kind)?.Text;

    /// <summary>Reads the text of a file and its encoding; null if the file does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind of file, which limits its length.</param>
    /// <exception cref="FileException">The file is unreadable, too long, not a regular file, or not text.</exception>
    public static TextFile? Find(string path, FileKind kind) => FindBytes(path, kind) is { } bytes ? TextFile.Of(path, bytes) : null;

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind of file, which limits its length.</param>
    /// <exception cref="FileException">The file is missing, unreadable, too long, or not a regular file.</exception>
    public static byte[] ReadBytes(string path, FileKind kind) => FindBytes(path, kind) ?? throw Missing(path);

    /// <summary>Reads the bytes of a file; null if the file does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind of file, which limits its length.</param>
    /// <exception cref="FileException">The file is unreadable, too long, or not a regular file.</exception>
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

    // The reported length is not trusted: a file may grow, and some file systems report 0.
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
