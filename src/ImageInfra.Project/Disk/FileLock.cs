using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ImageInfra.Project.Disk;

/// <summary>
/// Locks a file against other processes of this program while it is read, changed and written. The operating system releases the
/// lock when the process ends. On POSIX systems the lock is on the folder of the file, so no lock file is left behind.
/// </summary>
internal sealed class FileLock : IDisposable
{
    /// <summary>The time to wait for another process.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(20);

    private readonly SafeFileHandle _held;

    private FileLock(SafeFileHandle held) => _held = held;

    /// <summary>Waits for the lock of a file.</summary>
    /// <param name="path">The file, which may not exist yet. Its folder must exist.</param>
    /// <param name="patience">The time to wait.</param>
    /// <param name="clock">The clock for the wait.</param>
    /// <exception cref="FileBusyException">Another process held the lock longer than <paramref name="patience"/>.</exception>
    /// <exception cref="FileException">The folder cannot be read.</exception>
    public static FileLock Hold(string path, TimeSpan patience, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        SafeFileHandle? held;
        while ((held = TryHold(path)) is null)
        {
            if (clock.GetElapsedTime(start) >= patience)
            {
                throw new FileBusyException(path, $"has been in use by another process for {patience.TotalSeconds:0} seconds; nothing was written. Wait for the other command to end, and run this one again");
            }

            Task.Delay(s_interval, clock).GetAwaiter().GetResult();
        }

        return new(held);
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    private static SafeFileHandle? TryHold(string path)
    {
        try
        {
            var target = FileLinks.TargetOf(path);
            return OperatingSystem.IsWindows() ? TryHoldFile(target) : TryHoldFolder(Path.GetDirectoryName(target)!);
        }
        catch (Exception e) when (e is IOException and not FileException or UnauthorizedAccessException)
        {
            throw new FileException(path, $"cannot be written: {e.Message}", e);
        }
    }

    private static SafeFileHandle? TryHoldFolder(string folder)
    {
        var opened = PosixFile.Open(folder, isForWriting: false, out var error)
            ?? throw new FileException(folder, $"the folder cannot be read: {Marshal.GetPInvokeErrorMessage(error)}");

        // A network share may have no locks; then only the comparison before the write protects the file.
        if (PosixFileCalls.flock((int)opened.DangerousGetHandle(), PosixFileCalls.LockExclusive | PosixFileCalls.LockNoWait) == 0
            || Marshal.GetLastPInvokeError() != PosixFileCalls.Busy)
        {
            return opened;
        }

        opened.Dispose();
        return null;
    }

    private static SafeFileHandle? TryHoldFile(string target)
    {
        try
        {
            return File.OpenHandle($"{target}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (HeldFile.IsHeld(e))
        {
            return null;
        }
    }
}
