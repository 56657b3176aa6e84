using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ImageInfra.Project.Disk;

/// <summary>Opens regular files for reading. A pipe would block, and a device would never end.</summary>
internal static class RegularFile
{
    /// <summary>Opens a file; null if it does not exist.</summary>
    /// <exception cref="FileException">The path is not a regular file, or the file cannot be read.</exception>
    public static SafeFileHandle? Open(string path)
    {
        if (Directory.Exists(path) || PosixFile.Find(path)?.OtherType is not null)
        {
            throw Expected(path, PosixFile.Find(path)?.OtherType ?? "a folder");
        }

        return OperatingSystem.IsWindows() ? OpenOnWindows(path) : OpenOnPosix(path);
    }

    private static SafeFileHandle? OpenOnWindows(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileInfo(path).LinkTarget is { } target ? throw Dangling(path, target) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FileException(path, $"cannot be read: {e.Message}", e);
        }
    }

    private static SafeFileHandle? OpenOnPosix(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw new FileException(path.Replace("\0", "\\0", StringComparison.Ordinal), "is not a path: it has a NUL character");
        }

        if (PosixFile.Open(path, isForWriting: false, out var error) is not { } file)
        {
            return Refused(path, error) is { } refusal ? throw refusal : null;
        }

        // If the system did not report the type, a file that cannot seek is a pipe or a terminal.
        using var stream = new FileStream(new SafeFileHandle(file.DangerousGetHandle(), ownsHandle: false), FileAccess.Read, bufferSize: 0);
        if (!stream.CanSeek)
        {
            file.Dispose();
            throw Expected(path, "a pipe or a device");
        }

        return file;
    }

    // Null if the path does not exist.
    private static FileException? Refused(string path, int error)
    {
        if (error == PosixFileCalls.TooManyLinks)
        {
            return new(path, "is a circular link; delete it, or link it to a file");
        }

        if (error is PosixFileCalls.NoEntry or PosixFileCalls.NotDirectory)
        {
            return new FileInfo(path).LinkTarget is { } target ? Dangling(path, target) : null;
        }

        return error switch
        {
            PosixFileCalls.AccessDenied or PosixFileCalls.NotPermitted => new(path, "cannot be read by this user; grant the user permission to read the file and to enter its folder"),
            PosixFileCalls.NoDevice => Expected(path, "a socket or a device"),
            _ => new(path, $"cannot be read: {Marshal.GetPInvokeErrorMessage(error)}"),
        };
    }

    private static FileException Expected(string path, string found) => new(path, $"is {found}; expected a file");

    private static FileException Dangling(string path, string target) => new(path, $"is a link to '{target}', which does not exist; delete the link, or link it to a file");
}
