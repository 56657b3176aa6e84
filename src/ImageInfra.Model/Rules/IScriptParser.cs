namespace ImageInfra.Model.Rules;

/// <summary>Parses scripts of one language, and runs nothing of them.</summary>
public interface IScriptParser
{
    /// <summary>The language.</summary>
    ScriptLanguage Language { get; }

    /// <summary>What is wrong with each script, in their order; null where this machine can't parse them.</summary>
    Task<IReadOnlyList<IReadOnlyList<ScriptProblem>>?> ParseAsync(IReadOnlyList<string> scripts, CancellationToken cancellationToken);
}

/// <summary>What a script is written in.</summary>
public enum ScriptLanguage
{
    /// <summary>The Bourne shell, or bash.</summary>
    Shell,

    /// <summary>PowerShell.</summary>
    PowerShell,
}

/// <summary>What a parser has against a script.</summary>
/// <param name="Line">The line in the script, from 1.</param>
/// <param name="Column">The column in it, from 1, or 0 where that is not known.</param>
/// <param name="Message">The parser's words.</param>
/// <param name="IsSyntax">False where the script was not parsed, for the reason that the message gives.</param>
public sealed record ScriptProblem(int Line, int Column, string Message, bool IsSyntax = true);
