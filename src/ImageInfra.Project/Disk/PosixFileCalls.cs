using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ImageInfra.Project.Disk;

/// <summary>Functions of the C library that .NET does not offer: type and owner of a file, locks and flushes of a folder.</summary>
[SuppressMessage("Style", "IDE1006", Justification = "The C library names them.")]
[SuppressMessage("Interoperability", "SYSLIB1054", Justification = "Every argument is blittable: nothing is to be generated.")]
internal static class PosixFileCalls
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int AccessDenied = 13;
    public const int Exists = 17;
    public const int NotDirectory = 20;
    public const int NoDevice = 6;

    public const int WriteOnly = 1;
    public const int LockExclusive = 2;
    public const int LockNoWait = 4;

    public const int CurrentDirectory = -100;
    public const uint BasicFields = 0x7FF;
    public const int StatusSize = 256;

    private const int MacBusy = 35;
    private const int MacLoop = 62;

    /// <summary>Flags: do not wait for the other end of a pipe; close the file in child processes.</summary>
    public static int NoWait { get; } = OperatingSystem.IsLinux() ? 0x800 | 0x80000 : 0x4 | 0x1000000;

    /// <summary>The error number of a lock that another process holds.</summary>
    public static int Busy { get; } = OperatingSystem.IsLinux() ? 11 : MacBusy;

    /// <summary>The error number of a circle of links.</summary>
    public static int TooManyLinks { get; } = OperatingSystem.IsLinux() ? 40 : MacLoop;

    [DllImport("libc", SetLastError = true)]
    public static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true)]
    public static extern int statx(int directory, byte[] path, int flags, uint mask, byte[] status);

    [DllImport("libc", SetLastError = true)]
    public static extern int fchown(int descriptor, uint owner, uint group);

    [DllImport("libc", SetLastError = true)]
    public static extern int flock(int descriptor, int operation);

    [DllImport("libc", SetLastError = true)]
    public static extern int link(byte[] path, byte[] name);

    [DllImport("libc", SetLastError = true)]
    public static extern int fsync(int descriptor);
}
