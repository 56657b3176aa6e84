using System.Collections;
using System.ComponentModel;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Automation.Processes;

/// <summary>Starts the <c>pulumi</c> command from the search path.</summary>
internal sealed class PathPulumiProcesses : IPulumiProcesses
{
    private const string Program = "pulumi";

    private static readonly string[] s_windowsSuffixes = [".exe", ".cmd", ".bat"];

    /// <inheritdoc/>
    public IPulumiProcess Start(IReadOnlyList<string> arguments, string directory, IReadOnlyDictionary<string, string?> environment)
    {
        var variables = System.Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(v => (string)v.Key, v => (string?)v.Value, StringComparer.Ordinal);
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        var file = Find(variables.GetValueOrDefault("PATH") ?? "") ?? throw Missing(null);
        try
        {
            return OperatingSystem.IsWindows()
                ? new WindowsProcess(file, arguments, directory, variables)
                : PosixProcess.Start(file, arguments, directory, variables);
        }
        catch (Win32Exception e)
        {
            throw Missing(e);
        }
    }

    private static string? Find(string path) => path
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => OperatingSystem.IsWindows()
            ? s_windowsSuffixes.Select(suffix => Path.Combine(folder, Program + suffix))
            : [Path.Combine(folder, Program)])
        .FirstOrDefault(file => File.Exists(file) && IsExecutable(file));

    private static bool IsExecutable(string file) => OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;

    private static DriverException Missing(Win32Exception? e) => new(
        DriverFailure.PulumiMissing,
        e is null
            ? "the 'pulumi' command is not on the path; install it from https://www.pulumi.com/docs/install, or pass --local"
            : $"the 'pulumi' command can't be started: {e.Message}; install it from https://www.pulumi.com/docs/install, or pass --local",
        e);
}
