namespace ImageInfra.Project.Disk;

/// <summary>A file that a process holds for as long as it works on what the file stands for. The system frees it when the process ends.</summary>
public static class HeldFile
{
    private const int WindowsShared = unchecked((int)0x80070020);

    /// <summary>Holds a file, which is created if there is none.</summary>
    /// <param name="path">The file. Its folder exists.</param>
    /// <returns>The file, until it is disposed; null where another process holds it.</returns>
    /// <exception cref="FileException">The file cannot be created or opened.</exception>
    public static FileStream? TryHold(string path)
    {
        if (Directory.Exists(path) || PosixFile.Find(path)?.OtherType is not null)
        {
            throw new FileException(path, $"is {PosixFile.Find(path)?.OtherType ?? "a folder"}; expected a file, which is created when there is none: delete it");
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

    /// <summary>Whether an error is that of a file which another process holds.</summary>
    internal static bool IsHeld(Exception e) => e is IOException && (e.HResult == WindowsShared || (!OperatingSystem.IsWindows() && e.HResult == PosixFileCalls.Busy));
}
