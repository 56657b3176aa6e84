using System.Text.RegularExpressions;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Failures;

/// <summary>What one kind of text means. The rules are in <c>failure-rules.yaml</c>.</summary>
internal sealed record FailureRule
{
    public required string Id { get; init; }

    public required RuleScope Scope { get; init; }

    /// <summary>Any of them; what they name fills the summary and the next step.</summary>
    public required IReadOnlyList<Regex> Patterns { get; init; }

    public required FailureCategory Category { get; init; }

    public required FailureOwner Owner { get; init; }

    /// <summary>With <c>{step}</c>, <c>{at}</c>, <c>{code}</c> and the pattern's names; <c>{name|otherwise}</c>.</summary>
    public required string Summary { get; init; }

    public required string NextStep { get; init; }

    public required bool IsRetryHelpful { get; init; }

    /// <summary>What a pattern finds in a text, or null.</summary>
    public Match? Find(string text) => Patterns.Select(p => p.Match(text)).FirstOrDefault(m => m.Success);
}
