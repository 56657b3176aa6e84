using System.Diagnostics;

namespace ImageInfra.Driver.Automation.Processes;

/// <summary>
/// A process on Windows, in the same console. Windows has no SIGINT for a single process: a Ctrl-C in the console reaches both
/// <c>pulumi</c> and the driver; after any other cancellation the driver can only wait.
/// </summary>
internal sealed class WindowsProcess : IPulumiProcess
{
    private readonly Process _process;

    public WindowsProcess(string file, IReadOnlyList<string> arguments, string directory, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        Ended = EndAsync();
    }

    /// <inheritdoc/>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <inheritdoc/>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <inheritdoc/>
    public Stream Error => _process.StandardError.BaseStream;

    /// <inheritdoc/>
    public Task<int> Ended { get; }

    /// <inheritdoc/>
    public void Interrupt()
    {
    }

    /// <inheritdoc/>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }
}
