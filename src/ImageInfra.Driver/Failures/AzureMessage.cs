using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Failures;

/// <summary>The structured parts of a message from Azure. Parts that it lacks are null or empty.</summary>
internal sealed partial record AzureMessage
{
    private static readonly string[] s_names = ["action", "scope", "client", "tenant", "subscription"];

    /// <summary>The error codes, outer ones first.</summary>
    public required IReadOnlySet<string> Codes { get; init; }

    /// <summary>The values by name: <c>action</c> and <c>scope</c> of a missing right, <c>client</c>, <c>tenant</c> and linked <c>subscription</c>.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The action that the client is not allowed to perform, or null.</summary>
    public string? MissingAction => Values.GetValueOrDefault("action");

    /// <summary>Reads a message.</summary>
    public static AzureMessage Of(string text)
    {
        var values = new Dictionary<string, string>();
        foreach (var match in (Match[])[Missing().Match(text), Client().Match(text), Tenant().Match(text)])
        {
            foreach (var name in s_names.Where(n => match.Groups[n].Success))
            {
                values.TryAdd(name, match.Groups[name].Value);
            }
        }

        return new()
        {
            Codes = Code().Matches(text).Select(m => m.Groups["code"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase),
            Values = values,
        };
    }

    [GeneratedRegex(
        @"(?:^|-> )(?<code>[A-Z][A-Za-z0-9]{5,80}) ?(?::|$)|\bErrorCode=(?<code>\w+)|\bcode[""']? ?[:=] ?[""'](?<code>\w+)[""']",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"(?:does not|doesn't) have (?:authorization|permission)s? to perform (?:the )?action(?:\(s\))? '(?<action>[^']+)'(?: (?:over|on) (?:the )?(?:linked )?scope(?:\(s\))? '(?<scope>[^']+)')?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Missing();

    [GeneratedRegex(@"\bclient '(?<client>[^']+)'", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Client();

    [GeneratedRegex(
        @"current tenant '(?<tenant>[^']+)' is not authorized to access linked subscription '(?<subscription>[^']+)'",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tenant();
}
