namespace ImageInfra.Model.Rules;

/// <summary>What a parser has against a script.</summary>
/// <param name="Line">The line in the script, from 1.</param>
/// <param name="Column">The column in it, from 1, or 0 where that is not known.</param>
/// <param name="Message">The parser's words.</param>
/// <param name="IsSyntax">False where the script was not parsed, for the reason that the message gives.</param>
public sealed record ScriptProblem(int Line, int Column, string Message, bool IsSyntax = true);
