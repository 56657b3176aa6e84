using System.Text.RegularExpressions;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Failures;

/// <summary>What one kind of text means. The rules are in <c>failure-rules.yaml</c>.</summary>
internal sealed record FailureRule
{
    private static readonly IReadOnlyDictionary<string, string> s_nothing = new Dictionary<string, string>();

    public required string Id { get; init; }

    public required RuleScope Scope { get; init; }

    /// <summary>Any of them; what they name fills the summary and the next step. Without patterns, codes or actions are enough.</summary>
    public required IReadOnlyList<Regex> Patterns { get; init; }

    /// <summary>Azure's error codes, any of them; empty for all.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Patterns of the action that is not allowed, any of them; empty for all.</summary>
    public IReadOnlyList<Regex> Actions { get; init; } = [];

    /// <summary>Patterns that no line of the scene matches.</summary>
    public IReadOnlyList<Regex> Unless { get; init; } = [];

    /// <summary>Patterns of a line of an earlier step, without a restart of Windows since.</summary>
    public IReadOnlyList<Regex> Earlier { get; init; } = [];

    /// <summary>What has to be true of the build.</summary>
    public IReadOnlyList<SceneCondition> When { get; init; } = [];

    /// <summary>Whether only the last line counts.</summary>
    public bool IsLast { get; init; }

    public required FailureCategory Category { get; init; }

    public required FailureOwner Owner { get; init; }

    /// <summary>With <c>{step}</c>, <c>{at}</c>, <c>{code}</c>, the parts of Azure's message and the pattern's names; <c>{name|otherwise}</c>.</summary>
    public required string Summary { get; init; }

    public required string NextStep { get; init; }

    /// <summary>What to add to the next step, by the type of the failed step in the log, such as <c>powershell</c>.</summary>
    public IReadOnlyDictionary<string, string> Also { get; init; } = s_nothing;

    public required bool IsRetryHelpful { get; init; }

    /// <summary>Returns the values by name that the rule finds in a text, or null.</summary>
    public IReadOnlyDictionary<string, string>? Find(string text, AzureMessage message)
    {
        if ((Codes.Count > 0 && !Codes.Any(message.Codes.Contains))
            || (Actions.Count > 0 && (message.MissingAction is not { } action || !Actions.Any(a => a.IsMatch(action)))))
        {
            return null;
        }

        var match = Patterns.Select(p => p.Match(text)).FirstOrDefault(m => m.Success);
        return Patterns.Count > 0 && match is null ? null
            : match?.Groups.Values.Where(g => g.Success).Select(g => KeyValuePair.Create(g.Name, g.Value)).Concat(message.Values).DistinctBy(v => v.Key).ToDictionary() ?? message.Values;
    }

    /// <summary>Whether the rest of the scene agrees.</summary>
    public bool Fits(FailureScene scene) =>
        When.All(scene.Is) && !Unless.Any(u => u.IsMatch(scene.Message) || scene.Lines.Any(l => u.IsMatch(l.Text)));
}
