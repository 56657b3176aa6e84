using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Import.Contract;
using ImageInfra.Model.Images;

namespace ImageInfra.Cli.Workplaces;

/// <summary>Compiles Bicep with the <c>bicep</c> or <c>az</c> command of the path.</summary>
internal static partial class BicepCompiler
{
    private const int TimeoutInMinutes = 3;
    private const int MaximumLength = 64 * 1024 * 1024;
    private const string NoCompiler = "is Bicep, which 'bicep' or 'az' compiles, but neither is on the path; install one (https://aka.ms/bicep-install), or compile it elsewhere";

    private static readonly string[] s_windowsSuffixes = [".exe", ".cmd", ".bat"];

    /// <summary>Whether a file is Bicep.</summary>
    public static bool IsBicep(string path) => path.EndsWith(".bicep", StringComparison.OrdinalIgnoreCase) || IsParameters(path);

    /// <summary>Whether a file holds Bicep parameters.</summary>
    public static bool IsParameters(string path) => path.EndsWith(".bicepparam", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the template of a file, and its parameters; null if it has none.</summary>
    /// <exception cref="CatalogException">There is no compiler, or the file does not compile.</exception>
    public static (ImportFile? Template, ImportFile? Parameters) Compile(string path)
    {
        var isParameters = IsParameters(path);
        var json = Run(path, isParameters ? "build-params" : "build");
        if (!isParameters)
        {
            return (new(path, json) { IsCompiled = true }, null);
        }

        try
        {
            var built = JsonNode.Parse(json);
            ImportFile? Part(string name) => (string?)built?[name] is { } text ? new(path, text) { IsCompiled = true } : null;
            return (Part("templateJson"), Part("parametersJson"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Error(path, 0, "the compiler's output cannot be read; compile it with 'bicep build-params', and import the result");
        }
    }

    private static string Run(string path, string command)
    {
        if (!File.Exists(path))
        {
            throw Error(path, 0, "there is no such file");
        }

        var start = Find("bicep") is { } bicep ? new ProcessStartInfo(bicep, [command, path, "--stdout"])
            : Find("az") is { } az ? new ProcessStartInfo(az, ["bicep", command, "--file", path, "--stdout"])
            : throw Error(path, 0, $"{NoCompiler}: bicep {command} {path} --outfile {Path.ChangeExtension(Path.GetFileName(path), ".json")}");
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.StandardErrorEncoding = Encoding.UTF8;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput);
            var error = ReadAsync(process.StandardError);
            if (!Task.WaitAll([output, error], TimeSpan.FromMinutes(TimeoutInMinutes)))
            {
                process.Kill(entireProcessTree: true);
                throw Error(path, 0, $"did not compile within {TimeoutInMinutes} minutes; compile it with 'bicep {command}', and import the result");
            }

            process.WaitForExit();
            return process.ExitCode == 0 && output.Result is { } text ? text : throw Refused(path, error.Result ?? "");
        }
        catch (Win32Exception e)
        {
            throw Error(path, 0, $"'{start.FileName}' can't be started: {e.Message}");
        }
    }

    // Null if the output exceeds the limit.
    private static async Task<string?> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
        {
            if (text.Length <= MaximumLength)
            {
                text.Append(buffer, 0, count);
            }
        }

        return text.Length <= MaximumLength ? text.ToString() : null;
    }

    // FILE(LINE,COLUMN) : Error CODE: MESSAGE
    private static CatalogException Refused(string path, string output)
    {
        var errors = DiagnosticPattern().Matches(output)
            .Select(m => new CatalogError(
                string.Equals(Path.GetFullPath(m.Groups["file"].Value), Path.GetFullPath(path), StringComparison.Ordinal) ? path : m.Groups["file"].Value,
                int.Parse(m.Groups["line"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture),
                "",
                $"does not compile: {m.Groups["message"].Value.Trim()}"))
            .Distinct()
            .Take(20)
            .ToList();
        var last = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "the compiler gave no reason";
        return errors.Count > 0 ? new(errors) : Error(path, 0, $"does not compile: {last}");
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathRooted)
        .SelectMany(folder => OperatingSystem.IsWindows() ? s_windowsSuffixes.Select(s => Path.Combine(folder, program + s)) : [Path.Combine(folder, program)])
        .FirstOrDefault(file => File.Exists(file) && IsExecutable(file));

    private static bool IsExecutable(string file) => OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;

    private static CatalogException Error(string path, int line, string message) => new([new(path, line, "", message)]);

    [GeneratedRegex(@"^(?<file>[^\r\n]+?)\((?<line>\d{1,7}),\d+\) : Error (?<message>[^\r\n]+?)(?: \[https[^\]]*\])?\s*$", RegexOptions.Multiline)]
    private static partial Regex DiagnosticPattern();
}
