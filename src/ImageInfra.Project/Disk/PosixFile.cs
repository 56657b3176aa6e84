using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ImageInfra.Project.Disk;

/// <summary>The type, permissions and owner of a file on a POSIX system, behind all links.</summary>
/// <param name="Mode">The type and the permissions.</param>
/// <param name="Owner">The user id.</param>
/// <param name="Group">The group id.</param>
internal sealed record PosixFile(ushort Mode, uint Owner, uint Group)
{
    private const int TypeMask = 0xF000;
    private const int WritableByAnybody = 0x92;

    /// <summary>The type in words; null for a regular file.</summary>
    public string? OtherType => (Mode & TypeMask) switch
    {
        0x8000 => null,
        0x4000 => "a folder",
        0x1000 => "a named pipe",
        0xC000 => "a socket",
        _ => "a device",
    };

    /// <summary>Whether no user has write permission. An administrator can write anyway.</summary>
    public bool IsReadOnly => (Mode & WritableByAnybody) == 0;

    /// <summary>The file at a path; null if it does not exist or the system cannot report it.</summary>
    public static PosixFile? Find(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            var status = new byte[PosixFileCalls.StatusSize];
            return PosixFileCalls.statx(PosixFileCalls.CurrentDirectory, Name(path), 0, PosixFileCalls.BasicFields, status) == 0
                ? new(BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(28)), BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(20)), BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(24)))
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            // The C library is older than 2018.
            return null;
        }
    }

    /// <summary>Opens a file or folder without waiting for the other end of a pipe.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="isForWriting">Whether to open for writing instead of reading.</param>
    /// <param name="error">The error number of the system.</param>
    /// <returns>The file; null if the system refuses.</returns>
    public static SafeFileHandle? Open(string path, bool isForWriting, out int error)
    {
        var descriptor = PosixFileCalls.open(Name(path), PosixFileCalls.NoWait | (isForWriting ? PosixFileCalls.WriteOnly : 0));
        error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return descriptor < 0 ? null : new(descriptor, ownsHandle: true);
    }

    internal static byte[] Name(string path) => [.. Encoding.UTF8.GetBytes(path), 0];
}
