using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ImageInfra.Project.Disk;

/// <summary>
/// Replaces files atomically: after a crash or a loss of power the file has either its old or its new content. For a link, the target
/// is replaced. Permissions stay; owner and group stay if the system allows it.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file as UTF-8.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="text">The whole content.</param>
    /// <exception cref="FileException">The file cannot be written; its content is unchanged.</exception>
    public static void Write(string path, string text) => Write(path, TextFile.Plain.GetBytes(text));

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="content">The whole content.</param>
    /// <exception cref="FileException">The file cannot be written; its content is unchanged.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, content, isPrivate: false);

    /// <summary>Writes a file that only its owner may read, as UTF-8.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="text">The whole content.</param>
    /// <exception cref="FileException">The file cannot be written; its content is unchanged.</exception>
    public static void WritePrivate(string path, string text) => Write(path, TextFile.Plain.GetBytes(text), isPrivate: true);

    private static void Write(string path, ReadOnlySpan<byte> content, bool isPrivate)
    {
        try
        {
            var known = PosixFile.Find(path);
            if (known?.OtherType is "a device" or "a named pipe")
            {
                WriteThrough(path, content);
                return;
            }

            var target = FileLinks.TargetOf(path);
            Require(target, known);
            Replace(target, known, content, isPrivate);
        }
        catch (Exception e) when (e is IOException and not FileException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FileException(path, $"cannot be written: {e.Message}", e);
        }
    }

    private static void Replace(string target, PosixFile? known, ReadOnlySpan<byte> content, bool isPrivate)
    {
        var folder = Path.GetDirectoryName(target)!;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            using (var file = Create(temporary, target))
            {
                Keep(file, target, known, isPrivate);
                RandomAccess.Write(file, content, 0);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        Flush(folder);
    }

    private static SafeFileHandle Create(string temporary, string target)
    {
        try
        {
            return File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new FileException(target, $"cannot be written: this user cannot create files in {Path.GetDirectoryName(target)}, which is required to replace a file", e);
        }
    }

    // A read-only file is not replaced, although the permissions of its folder would allow it.
    private static void Require(string target, PosixFile? known)
    {
        if (Directory.Exists(target))
        {
            throw new FileException(target, "is a folder; expected a file");
        }

        if (known is null && !File.Exists(target))
        {
            return;
        }

        if (known?.IsReadOnly ?? new FileInfo(target).IsReadOnly)
        {
            throw ReadOnly(target);
        }

        try
        {
            File.OpenHandle(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
        }
        catch (UnauthorizedAccessException e)
        {
            throw ReadOnly(target, e);
        }
    }

    private static FileException ReadOnly(string target, Exception? inner = null) =>
        new(target, "is read-only for this user; nothing was written. Make it writable, and run the command again", inner);

    private static void Keep(SafeFileHandle file, string target, PosixFile? known, bool isPrivate)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (known is not null)
        {
            // Only an administrator may change the owner; another user may still keep the group. A refusal is ignored.
            _ = PosixFileCalls.fchown((int)file.DangerousGetHandle(), known.Owner, known.Group);
        }

        if (isPrivate)
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        else if (File.Exists(target))
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(target));
        }
    }

    // A device such as /dev/stdout cannot be replaced.
    private static void WriteThrough(string target, ReadOnlySpan<byte> content)
    {
        using var file = PosixFile.Open(target, isForWriting: true, out var error)
            ?? throw new FileException(target, error == PosixFileCalls.NoDevice ? "is a named pipe that no process reads" : $"cannot be written: {Marshal.GetPInvokeErrorMessage(error)}");
        using var stream = new FileStream(file, FileAccess.Write, bufferSize: 0);
        stream.Write(content);
    }

    // The folder is flushed too, because it holds the new name.
    private static void Flush(string folder)
    {
        if (!OperatingSystem.IsWindows() && PosixFile.Open(folder, isForWriting: false, out _) is { } opened)
        {
            using (opened)
            {
                _ = PosixFileCalls.fsync((int)opened.DangerousGetHandle());
            }
        }
    }
}
