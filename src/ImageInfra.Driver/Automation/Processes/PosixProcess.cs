using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace ImageInfra.Driver.Automation.Processes;

/// <summary>
/// A process in its own process group. A Ctrl-C in a terminal interrupts the whole group of this process; a child in that group
/// would get a second interrupt from the driver, which <c>pulumi</c> takes as "end at once".
/// <see cref="Process"/> cannot start a process in another group on POSIX systems.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class PosixProcess : IPulumiProcess
{
    // Larger than the attributes, file actions and signal sets of every C library.
    private const int OpaqueSize = 1024;

    private readonly int _id;
    private readonly AnonymousPipeServerStream _input;
    private readonly AnonymousPipeServerStream _output;
    private readonly AnonymousPipeServerStream _error;

    private PosixProcess(int id, AnonymousPipeServerStream input, AnonymousPipeServerStream output, AnonymousPipeServerStream error)
    {
        _id = id;
        _input = input;
        _output = output;
        _error = error;
        Ended = Task.Factory.StartNew(Wait, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public Stream Input => _input;

    /// <inheritdoc/>
    public Stream Output => _output;

    /// <inheritdoc/>
    public Stream Error => _error;

    /// <inheritdoc/>
    public Task<int> Ended { get; }

    /// <summary>Starts a program file.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static PosixProcess Start(string file, IReadOnlyList<string> arguments, string directory, IReadOnlyDictionary<string, string?> environment)
    {
        // Only the child inherits these ends, as descriptors 0, 1 and 2.
        var input = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.None);
        var output = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        var error = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        try
        {
            var id = Spawn(
                file,
                [file, .. arguments],
                environment.Where(v => v.Value is not null).Select(v => $"{v.Key}={v.Value}"),
                directory,
                [input, output, error]);
            foreach (var pipe in (AnonymousPipeServerStream[])[input, output, error])
            {
                pipe.DisposeLocalCopyOfClientHandle();
            }

            return new(id, input, output, error);
        }
        catch
        {
            input.Dispose();
            output.Dispose();
            error.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Interrupt() => Send(_id, PosixCalls.SignalInterrupt);

    /// <inheritdoc/>
    public void Kill()
    {
        if (Ended.IsCompleted)
        {
            return;
        }

        try
        {
            // Pulumi's plugins have their own process groups.
            using var process = Process.GetProcessById(_id);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
        {
            // The process or one of its children just ended.
        }

        Send(-_id, PosixCalls.SignalKill);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    // The id of an ended process may already belong to another one.
    private void Send(int target, int signal)
    {
        if (!Ended.IsCompleted)
        {
            _ = PosixCalls.kill(target, signal);
        }
    }

    private int Wait()
    {
        while (true)
        {
            if (PosixCalls.waitpid(_id, out var status, 0) == _id)
            {
                var signal = status & 0x7f;
                return signal == 0 ? (status >> 8) & 0xff : 128 + signal;
            }

            if (Marshal.GetLastPInvokeError() != PosixCalls.Interrupted)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }
    }

    private static int Spawn(
        string file,
        IEnumerable<string> arguments,
        IEnumerable<string> environment,
        string directory,
        IReadOnlyList<AnonymousPipeServerStream> pipes)
    {
        using var memory = new NativeMemory();
        var (actions, attributes) = (memory.Blank(OpaqueSize), memory.Blank(OpaqueSize));
        Check(PosixCalls.posix_spawn_file_actions_init(actions));
        Check(PosixCalls.posix_spawnattr_init(attributes));
        try
        {
            Check(PosixCalls.posix_spawn_file_actions_addchdir_np(actions, Text(directory)));
            for (var target = 0; target < pipes.Count; target++)
            {
                var descriptor = (int)pipes[target].ClientSafePipeHandle.DangerousGetHandle();
                Check(PosixCalls.posix_spawn_file_actions_adddup2(actions, descriptor, target));
            }

            // .NET ignores SIGPIPE, and a child process inherits ignored signals.
            var (defaults, mask) = (memory.Blank(OpaqueSize), memory.Blank(OpaqueSize));
            Check(PosixCalls.sigemptyset(defaults));
            Check(PosixCalls.sigemptyset(mask));
            foreach (var signal in (int[])[PosixCalls.SignalInterrupt, PosixCalls.SignalQuit, PosixCalls.SignalPipe, PosixCalls.SignalTerminate])
            {
                Check(PosixCalls.sigaddset(defaults, signal));
            }

            Check(PosixCalls.posix_spawnattr_setsigdefault(attributes, defaults));
            Check(PosixCalls.posix_spawnattr_setsigmask(attributes, mask));
            Check(PosixCalls.posix_spawnattr_setpgroup(attributes, 0));
            Check(PosixCalls.posix_spawnattr_setflags(
                attributes,
                PosixCalls.SetProcessGroup | PosixCalls.SetSignalDefaults | PosixCalls.SetSignalMask));
            Check(PosixCalls.posix_spawn(out var id, Text(file), actions, attributes, memory.List(arguments), memory.List(environment)));
            return id;
        }
        finally
        {
            _ = PosixCalls.posix_spawn_file_actions_destroy(actions);
            _ = PosixCalls.posix_spawnattr_destroy(attributes);
        }
    }

    private static byte[] Text(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new Win32Exception(error);
        }
    }

    /// <summary>Unmanaged memory for native calls, freed together.</summary>
    private sealed class NativeMemory : IDisposable
    {
        private readonly List<nint> _blocks = [];

        public nint Blank(int size)
        {
            var block = Marshal.AllocHGlobal(size);
            _blocks.Add(block);
            Marshal.Copy(new byte[size], 0, block, size);
            return block;
        }

        /// <summary>A null-terminated list of texts.</summary>
        public nint[] List(IEnumerable<string> texts) => [.. texts.Select(Text), 0];

        public void Dispose() => _blocks.ForEach(Marshal.FreeHGlobal);

        private nint Text(string text)
        {
            var bytes = PosixProcess.Text(text);
            var block = Marshal.AllocHGlobal(bytes.Length);
            _blocks.Add(block);
            Marshal.Copy(bytes, 0, block, bytes.Length);
            return block;
        }
    }
}
