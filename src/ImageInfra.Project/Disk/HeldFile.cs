namespace ImageInfra.Project.Disk;

/// <summary>A file that a process locks while it works. The operating system releases the lock when the process ends.</summary>
public static class HeldFile
{
    private const int WindowsShared = unchecked((int)0x80070020);

    /// <summary>Locks a file, which is created if it does not exist.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <returns>The open file, locked until it is disposed; null if another process holds the lock.</returns>
    /// <exception cref="FileException">The file cannot be created or opened.</exception>
    public static FileStream? TryHold(string path)
    {
        if (Directory.Exists(path) || PosixFile.Find(path)?.OtherType is not null)
        {
            throw new FileException(path, $"is {PosixFile.Find(path)?.OtherType ?? "a folder"}; expected a file; delete it, and run the command again");
        }

        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileException(path, $"cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Whether an error means that another process holds the file.</summary>
    internal static bool IsHeld(Exception e) => e is IOException && (e.HResult == WindowsShared || (!OperatingSystem.IsWindows() && e.HResult == PosixFileCalls.Busy));
}
