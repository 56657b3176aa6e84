using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ImageInfra.Driver.Automation.Processes;

/// <summary>Functions of the C library that start a process in its own process group and send signals.</summary>
[SuppressMessage("Style", "IDE1006", Justification = "The C library names them.")]
[SuppressMessage("Interoperability", "SYSLIB1054", Justification = "Every argument is blittable: nothing is to be generated.")]
internal static class PosixCalls
{
    public const int Interrupted = 4;
    public const int SignalInterrupt = 2;
    public const int SignalQuit = 3;
    public const int SignalKill = 9;
    public const int SignalPipe = 13;
    public const int SignalTerminate = 15;

    public const short SetProcessGroup = 0x02;
    public const short SetSignalDefaults = 0x04;
    public const short SetSignalMask = 0x08;

    [DllImport("libc")]
    public static extern int posix_spawn_file_actions_init(nint actions);

    [DllImport("libc")]
    public static extern int posix_spawn_file_actions_destroy(nint actions);

    [DllImport("libc")]
    public static extern int posix_spawn_file_actions_adddup2(nint actions, int descriptor, int target);

    [DllImport("libc")]
    public static extern int posix_spawn_file_actions_addchdir_np(nint actions, byte[] path);

    [DllImport("libc")]
    public static extern int posix_spawnattr_init(nint attributes);

    [DllImport("libc")]
    public static extern int posix_spawnattr_destroy(nint attributes);

    [DllImport("libc")]
    public static extern int posix_spawnattr_setflags(nint attributes, short flags);

    [DllImport("libc")]
    public static extern int posix_spawnattr_setpgroup(nint attributes, int group);

    [DllImport("libc")]
    public static extern int posix_spawnattr_setsigdefault(nint attributes, nint signals);

    [DllImport("libc")]
    public static extern int posix_spawnattr_setsigmask(nint attributes, nint signals);

    [DllImport("libc")]
    public static extern int posix_spawn(out int process, byte[] file, nint actions, nint attributes, nint[] arguments, nint[] environment);

    [DllImport("libc")]
    public static extern int sigemptyset(nint signals);

    [DllImport("libc")]
    public static extern int sigaddset(nint signals, int signal);

    [DllImport("libc", SetLastError = true)]
    public static extern int waitpid(int process, out int status, int options);

    [DllImport("libc", SetLastError = true)]
    public static extern int kill(int process, int signal);
}
