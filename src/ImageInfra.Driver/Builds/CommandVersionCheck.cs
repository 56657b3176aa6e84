using System.ComponentModel;
using System.Diagnostics;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Builds;

/// <summary>
/// Checks a version with a shell command, which gets the image and the version's ARM id as environment variables. The version passes
/// if the exit code is 0; otherwise the last line of the output is the reason.
/// </summary>
public sealed class CommandVersionCheck(string command) : IVersionCheck
{
    /// <inheritdoc/>
    public async Task<string?> CheckAsync(string image, string versionId, CancellationToken cancellationToken)
    {
        var (shell, option) = OperatingSystem.IsWindows() ? ("cmd.exe", "/c") : ("/bin/sh", "-c");
        using var process = new Process
        {
            StartInfo = new(shell, [option, command]) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.StartInfo.Environment["IMAGEINFRA_IMAGE"] = image;
        process.StartInfo.Environment["IMAGEINFRA_VERSION_ID"] = versionId;
        try
        {
            process.Start();
            var output = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellationToken),
                process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? null : Why(process.ExitCode, string.Concat(output));
        }
        catch (Win32Exception e)
        {
            return $"'{command}' can't be started: {e.Message}";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string Why(int exitCode, string output)
    {
        var last = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return SecretMask.Apply(last is null ? $"exit code {exitCode}" : $"exit code {exitCode}: {last}");
    }
}
