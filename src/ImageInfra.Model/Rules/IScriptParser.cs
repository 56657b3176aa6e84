namespace ImageInfra.Model.Rules;

/// <summary>Parses scripts of one language, and runs nothing of them.</summary>
public interface IScriptParser
{
    /// <summary>The language.</summary>
    ScriptLanguage Language { get; }

    /// <summary>What is wrong with each script, in their order; null where this machine can't parse them.</summary>
    Task<IReadOnlyList<IReadOnlyList<ScriptProblem>>?> ParseAsync(IReadOnlyList<string> scripts, CancellationToken cancellationToken);
}
