using ImageInfra.Model.Secrets;

namespace ImageInfra.Model.Rules;

/// <summary>Validates a catalog without calling Azure.</summary>
public static class CatalogValidation
{
    /// <summary>Returns the broken rules of each image.</summary>
    /// <param name="images">The images to check.</param>
    /// <param name="catalog">All images of the catalog, among them the bases of the images.</param>
    /// <param name="tracking">The files that git ignores or does not track.</param>
    public static IReadOnlyList<Finding> Check(IEnumerable<InspectedImage> images, IEnumerable<InspectedImage> catalog, FileTracking tracking)
    {
        var byName = catalog.DistinctBy(i => i.Spec.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(i => i.Spec.Name, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. images.SelectMany(i => (IEnumerable<Finding>)
            [
                .. StepChecks.Check(i), .. SourceRules.Check(i), .. RegionNameRules.Check(i), .. PlanRules.Check(i, byName), .. SecurityRules.Check(i, byName), .. BuildVmRules.Check(i, byName), .. RecommendationRules.Check(i), .. WindowsRules.Check(i, byName), .. ScriptRules.Check(i), .. SecretRules.Check(i, tracking),
            ]),
        ];
    }

    /// <summary>Returns the sources that are out of support at a time.</summary>
    public static IEnumerable<Finding> CheckSupport(IEnumerable<InspectedImage> images, DateTimeOffset now) => images.SelectMany(i => SupportRules.Check(i, now));

    /// <summary>Parses the scripts of the images. Each parser is called once, and only if there are scripts in its language.</summary>
    public static async Task<IReadOnlyList<Finding>> ParseAsync(
        IEnumerable<InspectedImage> images,
        IReadOnlyList<IScriptParser> parsers,
        CancellationToken cancellationToken)
    {
        var scripts = images.SelectMany(i => i.Scripts).ToList();
        var findings = scripts.Where(s => s.HasOtherInterpreter)
            .Select(s => At(s, new(1, 0, "was not parsed, because its first line does not name a shell", IsSyntax: false)))
            .ToList();
        foreach (var parser in parsers)
        {
            var scriptsOfLanguage = scripts.Where(s => s.Language == parser.Language && !s.HasOtherInterpreter).ToLookup(s => s.Text);
            if (scriptsOfLanguage.Count > 0)
            {
                findings.AddRange(await ParseAsync(scriptsOfLanguage, parser, cancellationToken));
            }
        }

        return findings;
    }

    private static async Task<IEnumerable<Finding>> ParseAsync(ILookup<string, StepScript> scripts, IScriptParser parser, CancellationToken cancellationToken)
    {
        string[] texts = [.. scripts.Select(s => s.Key)];
        return await parser.ParseAsync(texts, cancellationToken) is not { } problems
            ? [At(scripts.First().First(), new(1, 0, $"no {parser.Language} script was parsed, because this machine has no parser for it", IsSyntax: false))]
            : texts.Zip(problems).SelectMany(t => t.Second.SelectMany(p => scripts[t.First].Select(s => At(s, p))));
    }

    private static Finding At(StepScript script, ScriptProblem problem)
    {
        // Parsers report a missing end after the last line.
        var line = script.Lines[Math.Clamp(problem.Line, 1, script.Lines.Count) - 1];
        var column = line.Place.Column + Math.Max(0, problem.Column - 1);
        var rule = !problem.IsSyntax ? ValidationRules.NotParsed
            : script.Language is ScriptLanguage.Shell ? ValidationRules.ShellSyntax
            : ValidationRules.PowerShellSyntax;
        return script.Find(rule, line, line.Place with { Column = column }, SecretText.Masked(problem.Message));
    }
}
