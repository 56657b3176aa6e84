using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ImageInfra.Model.Rules;

namespace ImageInfra.Cli.Catalog;

/// <summary>Checks the syntax of bash scripts without running them. One process parses many scripts.</summary>
/// <param name="program">The program. Default: bash from the search path.</param>
internal sealed partial class BashParser(string program = "bash") : IScriptParser
{
    // Each script is parsed in a subshell of its own as a text that begins with 'set -n', after which bash reads commands without
    // running them. The subshell keeps a syntax error from ending the remaining scripts.
    private const string Loop =
        """mapfile -d '' -t s; for i in "${!s[@]}"; do printf '\0%s\0' "$i"; ( eval "set -n"$'\n'"${s[i]}" ) </dev/null 2>&1; done; printf '\0end'""";

    public ScriptLanguage Language => ScriptLanguage.Shell;

    public async Task<IReadOnlyList<IReadOnlyList<ScriptProblem>>?> ParseAsync(IReadOnlyList<string> scripts, CancellationToken cancellationToken)
    {
        var size = Math.Max(1, (scripts.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount);
        var parts = await Task.WhenAll(scripts.Chunk(size).Select(part => RunAsync(part, cancellationToken)));
        return parts.Any(p => p is null) ? null : [.. parts.SelectMany(p => p!)];
    }

    private async Task<IReadOnlyList<ScriptProblem>[]?> RunAsync(string[] scripts, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["--norc", "--noprofile", "-p", "-c", Loop])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // This locale fixes the language of bash's messages, which are parsed here. -p keeps functions and options of the environment out.
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Start(start);
        if (process is null)
        {
            return null;
        }

        using var killing = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.StandardInput.WriteAsync(string.Concat(scripts.Select(s => s.Replace('\0', ' ') + '\0')));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // bash ended early, for example because it is too old for mapfile -d; its output is then incomplete.
        }

        var parts = (await output).Split('\0');
        _ = await error;
        await process.WaitForExitAsync(cancellationToken);
        return parts.Length == (2 * scripts.Length) + 2 && parts[^1] == "end"
            ? [.. scripts.Select((script, i) => Problems(script, parts[(2 * i) + 2]))]
            : null;
    }

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    // Only the first problem counts: the next lines repeat it or follow from it.
    private static IReadOnlyList<ScriptProblem> Problems(string script, string output) => Problem().Match(output) is not { Success: true } match
        ? []
        : [new(LineOf(script, match), 0, match.Groups["begin"].Success ? $"here-document {match.Groups["rest"].Value}" : match.Groups["message"].Value)];

    // The line of 'set -n' is subtracted; a missing end is reported after the last line.
    private static int LineOf(string script, Match match) => Math.Clamp(
        int.Parse(match.Groups["begin"] is { Success: true } begin ? begin.Value : match.Groups["line"].Value, CultureInfo.InvariantCulture) - 1,
        1,
        script.Count(c => c == '\n') + 1);

    [GeneratedRegex(@"^[^\n]*?line (?<line>[0-9]+): (?:warning: here-document at line (?<begin>[0-9]+) (?<rest>[^\n]*)|(?<message>[^\n]*))", RegexOptions.Multiline)]
    private static partial Regex Problem();
}
