namespace ImageInfra.Model.Description;

/// <summary>What a text must be.</summary>
/// <param name="Check">Answers what is wrong with a text, or null.</param>
/// <param name="Limit">The rule in words.</param>
/// <param name="Pattern">Optional. As much of the rule as a regular expression of JSON Schema can say.</param>
internal sealed record TextRule(Func<string, string?> Check, string Limit, string? Pattern = null);
