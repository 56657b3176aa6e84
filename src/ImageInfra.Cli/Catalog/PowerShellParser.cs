using System.Management.Automation.Language;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ImageInfra.Model.Rules;

namespace ImageInfra.Cli.Catalog;

/// <summary>PowerShell's own parser. It parses and runs nothing.</summary>
internal sealed partial class PowerShellParser : IScriptParser
{
    private const int MostProblems = 3;

    public ScriptLanguage Language => ScriptLanguage.PowerShell;

    public Task<IReadOnlyList<IReadOnlyList<ScriptProblem>>?> ParseAsync(IReadOnlyList<string> scripts, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<ScriptProblem>>?>([.. scripts.Select(Parse)]);

    // To parse these, PowerShell loads modules: that is more than parsing.
    private static IReadOnlyList<ScriptProblem> Parse(string script) => LoadsModules().IsMatch(script)
        ? [new(1, 0, "names a module or a configuration, which PowerShell would load to parse it", IsSyntax: false)]
        : Problems(script);

    // In a method of its own, so that nothing of PowerShell is loaded before there is a script.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IReadOnlyList<ScriptProblem> Problems(string script)
    {
        _ = Parser.ParseInput(script, out _, out var errors);
        return [.. errors.Take(MostProblems).Select(e => new ScriptProblem(e.Extent.StartLineNumber, e.Extent.StartColumnNumber, e.Message.ReplaceLineEndings(" ")))];
    }

    [GeneratedRegex(@"\busing\s+(module|assembly|type)\b|\bconfiguration\s+\S+\s*\{|\bImport-DscResource\b|#\s*requires\b", RegexOptions.IgnoreCase)]
    private static partial Regex LoadsModules();
}
