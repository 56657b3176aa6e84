namespace ImageInfra.Model.Rules;

/// <summary>Parses scripts of one language without running them.</summary>
public interface IScriptParser
{
    /// <summary>The language.</summary>
    ScriptLanguage Language { get; }

    /// <summary>Returns the problems of each script, in order; null if this machine has no parser.</summary>
    Task<IReadOnlyList<IReadOnlyList<ScriptProblem>>?> ParseAsync(IReadOnlyList<string> scripts, CancellationToken cancellationToken);
}

/// <summary>The language of a script.</summary>
public enum ScriptLanguage
{
    /// <summary>The Bourne shell, or bash.</summary>
    Shell,

    /// <summary>PowerShell.</summary>
    PowerShell,
}

/// <summary>A problem that a parser reports.</summary>
/// <param name="Line">The line in the script, starting at 1.</param>
/// <param name="Column">The column, starting at 1; 0 if unknown.</param>
/// <param name="Message">The message of the parser.</param>
/// <param name="IsSyntax">False if the script was not parsed; the message has the reason.</param>
public sealed record ScriptProblem(int Line, int Column, string Message, bool IsSyntax = true);
