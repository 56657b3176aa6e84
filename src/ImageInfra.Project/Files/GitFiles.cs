using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ImageInfra.Model.Rules;

namespace ImageInfra.Project.Files;

/// <summary>Asks the git command which files are ignored or untracked. Hooks and monitors of the repository do not run.</summary>
/// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
internal sealed class GitFiles(string project)
{
    private const int NoneIgnored = 1;
    private const int TimeoutInSeconds = 30;

    private static readonly string[] s_safe = ["-c", "core.fsmonitor=false", "-c", "safe.directory=*"];

    /// <summary>Finds ignored and untracked files. Outside a repository, or without a git command, no file is ignored.</summary>
    /// <param name="files">The paths from the project folder, with slashes.</param>
    /// <param name="isTrackingRequired">Whether to look for untracked files; when git fails, all files count as untracked.</param>
    public FileTracking Find(IReadOnlyCollection<string> files, bool isTrackingRequired)
    {
        if (files.Count == 0)
        {
            return FileTracking.None;
        }

        var input = string.Concat(files.Select(f => $"{f}\0"));
        HashSet<string> ignored = [.. Ask(["check-ignore", "--stdin", "-z"], input, NoneIgnored) ?? []];
        HashSet<string> untracked = isTrackingRequired ? [.. files.Except(Ask(["--literal-pathspecs", "ls-files", "-z", "--", .. files], "") ?? [])] : [];
        return new(ignored, untracked);
    }

    // The paths that git prints; null if git fails.
    private string[]? Ask(string[] command, string input, int alsoGood = 0)
    {
        var start = new ProcessStartInfo("git", [.. s_safe, .. command])
        {
            WorkingDirectory = project,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        // Hooks set these variables for another repository.
        foreach (var name in (string[])["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"])
        {
            start.Environment.Remove(name);
        }

        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEndAsync();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            if (!output.Wait(TimeSpan.FromSeconds(TimeoutInSeconds)))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            process.WaitForExit();
            return process.ExitCode == 0 || process.ExitCode == alsoGood ? output.Result.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            // The git command is missing, or ended before it read its input.
            return null;
        }
    }
}
