using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ImageInfra.Project.Disk;

/// <summary>
/// Keeps a file to one process of this program while it is read, changed and written. The system frees the lock when the process ends,
/// however it ends. On POSIX systems the lock is on the folder of the file, so that nothing is left behind in it.
/// </summary>
internal sealed class FileLock : IDisposable
{
    /// <summary>How long to wait for another process.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(20);

    private readonly SafeFileHandle _held;

    private FileLock(SafeFileHandle held) => _held = held;

    /// <summary>Waits for the lock of a file.</summary>
    /// <param name="path">The file, which need not exist. Its folder exists.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="clock">The clock that the wait goes by.</param>
    /// <exception cref="FileBusyException">Another process holds it for longer.</exception>
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

        // A network share without locks leaves the comparison before the write.
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
