namespace ImageInfra.Model.Rules;

/// <summary>Validates a catalog without calling Azure.</summary>
public static class CatalogValidation
{
    /// <summary>What is known to go wrong, image by image.</summary>
    public static IReadOnlyList<Finding> Check(IEnumerable<InspectedImage> images) =>
        [.. images.SelectMany(i => StepChecks.Check(i).Concat(SourceRules.Check(i)).Concat(ScriptRules.Check(i)).Concat(SecretRules.Check(i)))];

    /// <summary>What parsers have against the scripts. Each is asked once, and only where there are scripts for it.</summary>
    public static async Task<IReadOnlyList<Finding>> ParseAsync(
        IEnumerable<InspectedImage> images,
        IReadOnlyList<IScriptParser> parsers,
        CancellationToken cancellationToken)
    {
        var scripts = images.SelectMany(i => i.Scripts).ToList();
        var findings = scripts.Where(s => s.IsForeign)
            .Select(s => At(s, new(1, 0, "asks for another interpreter than a shell", IsSyntax: false)))
            .ToList();
        foreach (var parser in parsers)
        {
            var its = scripts.Where(s => s.Language == parser.Language && !s.IsForeign).ToLookup(s => s.Text);
            if (its.Count > 0)
            {
                findings.AddRange(await ParseAsync(its, parser, cancellationToken));
            }
        }

        return findings;
    }

    private static async Task<IEnumerable<Finding>> ParseAsync(ILookup<string, StepScript> scripts, IScriptParser parser, CancellationToken cancellationToken)
    {
        string[] texts = [.. scripts.Select(s => s.Key)];
        return await parser.ParseAsync(texts, cancellationToken) is not { } problems
            ? [At(scripts.First().First(), new(1, 0, $"{parser.Language} was not parsed, here or elsewhere: this machine has nothing that parses it", IsSyntax: false))]
            : texts.Zip(problems).SelectMany(t => t.Second.SelectMany(p => scripts[t.First].Select(s => At(s, p))));
    }

    private static Finding At(StepScript script, ScriptProblem problem)
    {
        // An end that is missing is missing after the last line.
        var line = script.Lines[Math.Clamp(problem.Line, 1, script.Lines.Count) - 1];
        var column = line.Place.Column + Math.Max(0, problem.Column - 1);
        var rule = !problem.IsSyntax ? ValidationRules.NotParsed
            : script.Language is ScriptLanguage.Shell ? ValidationRules.ShellSyntax
            : ValidationRules.PowerShellSyntax;
        return script.Find(rule, line, line.Place with { Column = column }, SecretRules.Masked(problem.Message));
    }
}
