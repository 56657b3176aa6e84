using System.Text.RegularExpressions;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Failures;

/// <summary>
/// Explains failures: what failed, whose it is, what to do, and whether a retry helps. The same evidence always has
/// the same explanation, and an unknown failure shows its evidence.
/// </summary>
public sealed partial class FailureClassifier
{
    private const int LinesBefore = 6;
    private const int LinesAfter = 2;
    private const int LinesOfUnknown = 20;
    private const int MaximumEvidence = 1_000;

    private readonly IReadOnlyList<FailureRule> _rules = FailureRules.All;

    /// <summary>Explains a failure.</summary>
    public FailureExplanation Explain(FailureEvidence evidence)
    {
        var scene = new FailureScene(evidence);
        foreach (var rule in _rules)
        {
            if (rule.Scope is not RuleScope.Log && Find(rule, scene.Message, scene.Parts, scene) is { } match)
            {
                return Explain(rule, match, null, scene);
            }

            // The last word counts: what was said before may have been tried again.
            var last = rule.IsLast ? scene.Lines.Count - 1 : 0;
            for (var i = scene.Lines.Count - 1; rule.Scope is not RuleScope.Message && i >= Math.Max(last, 0); i--)
            {
                if (Find(rule, scene.Lines[i].Text, scene.PartsOf(i), scene) is { } found)
                {
                    return Explain(rule, found, i, scene);
                }
            }
        }

        return Unknown(scene);
    }

    // What an earlier step asked for is looked up last, because it reads the whole log.
    private static IReadOnlyDictionary<string, string>? Find(FailureRule rule, string text, AzureMessage parts, FailureScene scene)
    {
        if (rule.Find(text, parts) is not { } values || !rule.Fits(scene))
        {
            return null;
        }

        return rule.Earlier.Count == 0 ? values
            : scene.StepThatAskedFor(rule.Earlier) is { } step ? new Dictionary<string, string>(values) { ["cause"] = step.Text }
            : null;
    }

    private static FailureExplanation Explain(FailureRule rule, IReadOnlyDictionary<string, string> match, int? line, FailureScene scene) => new()
    {
        Rule = rule.Id,
        Category = rule.Category,
        Owner = rule.Owner,
        Summary = Fill(rule.Summary, match, scene.Step),
        NextStep = Fill(rule.NextStep + (scene.Step is { } failed ? rule.Also.GetValueOrDefault(failed.Step.Type) : null), match, scene.Step),
        IsRetryHelpful = rule.IsRetryHelpful,
        Step = scene.Step?.Name,
        StepIndex = scene.Step?.Index,
        IsValidation = scene.Step?.Step.IsValidation ?? false,
        LogLine = line is { } i ? scene.Lines[i].Number : scene.Step?.Step.LastLine,
        Evidence = Evidence(scene, line is { } at
            ? scene.Lines.Skip(at - LinesBefore).Take(LinesBefore + 1 + LinesAfter - Math.Max(0, LinesBefore - at))
            : scene.Step is null ? [] : scene.Lines.TakeLast(LinesBefore)),
    };

    private static FailureExplanation Unknown(FailureScene scene) => new()
    {
        Category = FailureCategory.Unknown,
        Owner = FailureOwner.Unknown,
        Summary = $"the build failed{(scene.Step is null ? "" : $" in {scene.Step.Text}")} for a reason that is not known here",
        NextStep = scene.HasLog
            ? "read the evidence below, and more of it with 'imageinfra logs IMAGE'"
            : "read the log with 'imageinfra logs IMAGE'; where it can't be read, Azure's message is all there is",
        IsRetryHelpful = false,
        Step = scene.Step?.Name,
        StepIndex = scene.Step?.Index,
        IsValidation = scene.Step?.Step.IsValidation ?? false,
        LogLine = scene.Step?.Step.LastLine,
        Evidence = Evidence(scene, scene.Lines.TakeLast(LinesOfUnknown)),
    };

    // Sysprep says the same hundreds of times.
    private static List<string> Evidence(FailureScene scene, IEnumerable<LogLine> lines)
    {
        var evidence = new List<string>();
        foreach (var text in lines.Select(l => l.Text).Prepend(scene.Message).Where(t => t.Length > 0))
        {
            var shown = text.Length > MaximumEvidence ? $"{text[..MaximumEvidence]}…" : text;
            if (evidence.Count == 0 || evidence[^1] != shown)
            {
                evidence.Add(shown);
            }
        }

        return evidence;
    }

    private static string Fill(string template, IReadOnlyDictionary<string, string> match, StepIdentity? step) => Blank().Replace(template, blank =>
    {
        var name = blank.Groups["name"].Value;
        var value = match.GetValueOrDefault(name) ?? name switch
        {
            "step" => step?.Text ?? "the build",
            "at" => step is null ? "" : $" in {step.Text}",
            "code" => step?.Step.ExitCode?.ToString(null, null),
            _ => null,
        };
        return value ?? blank.Groups["otherwise"].Value;
    });

    [GeneratedRegex(@"\{(?<name>\w+)(\|(?<otherwise>[^}]*))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Blank();
}
