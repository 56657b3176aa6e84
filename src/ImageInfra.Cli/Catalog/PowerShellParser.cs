using System.Management.Automation.Language;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ImageInfra.Model.Rules;

namespace ImageInfra.Cli.Catalog;

/// <summary>Checks the syntax of PowerShell scripts with PowerShell's own parser, without running them.</summary>
internal sealed partial class PowerShellParser : IScriptParser
{
    private const int MostProblems = 3;

    public ScriptLanguage Language => ScriptLanguage.PowerShell;

    public Task<IReadOnlyList<IReadOnlyList<ScriptProblem>>?> ParseAsync(IReadOnlyList<string> scripts, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<ScriptProblem>>?>([.. scripts.Select(Parse)]);

    // To parse these, PowerShell loads modules: that is more than parsing. Statements are left out, and the rest is parsed.
    private static IReadOnlyList<ScriptProblem> Parse(string script)
    {
        if (LoadsConfiguration().IsMatch(script))
        {
            return [new(1, 0, "names a configuration, whose modules PowerShell would load to parse it", IsSyntax: false)];
        }

        var statements = LoadsModule().Matches(script);
        return statements.Count == 0 ? Problems(script) :
        [
            .. statements.Select(s => new ScriptProblem(script.AsSpan(0, s.Index).Count('\n') + 1, 0, "names a module or an assembly, which PowerShell would load; only the rest was parsed", IsSyntax: false)).Take(1),
            .. Problems(LoadsModule().Replace(script, s => new string(' ', s.Length)), hasAllTypes: false),
        ];
    }

    // A separate method, so that PowerShell is loaded only if there is a script.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IReadOnlyList<ScriptProblem> Problems(string script, bool hasAllTypes = true)
    {
        _ = Parser.ParseInput(script, out _, out var errors);
        return [.. errors.Where(e => hasAllTypes || !e.ErrorId.Contains("Type", StringComparison.Ordinal)).Take(MostProblems).Select(e => new ScriptProblem(e.Extent.StartLineNumber, e.Extent.StartColumnNumber, e.Message.ReplaceLineEndings(" ")))];
    }

    [GeneratedRegex(@"\bconfiguration\s+\S+\s*\{|\bImport-DscResource\b", RegexOptions.IgnoreCase)]
    private static partial Regex LoadsConfiguration();

    // Of '#Requires', only modules, assemblies and snap-ins are loaded; rights and versions are not.
    [GeneratedRegex(@"^[ \t]*(using\s+(module|assembly|type)\b|#requires\b.*\s-(Modules?|Assembly|PSSnapin)\b).*$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex LoadsModule();
}
