using System.Diagnostics;

namespace ImageInfra.Project.Stacks;

/// <summary>The <c>git</c> command.</summary>
internal static class GitProcess
{
    /// <summary>Runs git without prompts. Returns its output, and its error; null if it succeeded.</summary>
    /// <param name="directory">A folder of the repository.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    /// <param name="variables">Optional. Additional environment variables. Default: none.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no git command.</exception>
    public static async Task<(string Output, string? Problem)> RunAsync(
        string directory,
        string[] arguments,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo("git", ["-C", directory, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment = { ["GIT_TERMINAL_PROMPT"] = "0" },
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (await output, process.ExitCode == 0 ? null : $"git {arguments[0]}: {(await error).Trim()}");
    }
}
