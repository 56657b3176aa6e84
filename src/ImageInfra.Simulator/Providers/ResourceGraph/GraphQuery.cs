using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Providers.ResourceGraph;

/// <summary>A query in the supported form: columns of the resources of a type, with optional id prefixes.</summary>
/// <param name="Type">The type in the query.</param>
/// <param name="Prefixes">The prefixes of ids; empty for all ids.</param>
/// <param name="Columns">The columns of a row.</param>
internal sealed partial record GraphQuery(string Type, IReadOnlyList<string> Prefixes, IReadOnlyList<string> Columns)
{
    /// <summary>The supported columns.</summary>
    public static readonly IReadOnlyList<string> KnownColumns =
        ["id", "name", "type", "location", "tags", "properties", "resourceGroup", "subscriptionId"];

    // The steps of a query in order, each at most once.
    private static readonly string[] s_order = ["where type", "where id", "project", "order by"];

    /// <exception cref="ArmFault">The query has an unsupported form (501); the message has the unsupported part.</exception>
    public static GraphQuery Parse(string text)
    {
        var steps = Steps().Matches(text).Select(m => m.Value.Trim()).ToList();
        if (steps.Count == 0 || !steps[0].Equals("resources", StringComparison.OrdinalIgnoreCase))
        {
            throw NotSimulated($"the table of '{text}' (supported: resources)");
        }

        var found = new Dictionary<string, Match>();
        foreach (var step in steps.Skip(1))
        {
            var (name, match) = Read(step);
            if (found.Keys.Any(known => Array.IndexOf(s_order, known) >= Array.IndexOf(s_order, name)))
            {
                throw NotSimulated($"'{step}' at this position (expected: {string.Join(", ", s_order)}, each at most once)");
            }

            found[name] = match;
        }

        return found.TryGetValue("where type", out var type) && found.TryGetValue("project", out var project)
            ? new(
                type.Groups["text"].Value,
                found.TryGetValue("where id", out var id) ? [.. id.Groups["text"].Captures.Select(c => c.Value)] : [],
                [.. project.Groups["column"].Captures.Select(c => Column(c.Value))])
            : throw NotSimulated("a query without 'where type =~' and 'project'");
    }

    public static ArmFault NotSimulated(string what) => new(
        501,
        "NotSimulated",
        $"The simulator's Resource Graph does not support {what}. Azure may support it; docs/simulator.md describes the simulated queries.");

    private static (string Name, Match Match) Read(string step)
    {
        foreach (var (name, form) in new[] { ("where type", WhereType()), ("where id", WhereId()), ("project", Project()), ("order by", OrderBy()) })
        {
            if (form.Match(step) is { Success: true } match)
            {
                return (name, match);
            }
        }

        throw NotSimulated($"'{step}'");
    }

    private static string Column(string name) =>
        KnownColumns.Contains(name, StringComparer.Ordinal) ? name : throw NotSimulated($"the column '{name}' (supported: {string.Join(", ", KnownColumns)})");

    // Strings have no escapes. A bar in a string does not end a step.
    [GeneratedRegex("""(?:[^|'"]|'[^']*'|"[^"]*")+""")]
    private static partial Regex Steps();

    [GeneratedRegex("""^where\s+type\s*=~\s*(?:'(?<text>[^'\\]*)'|"(?<text>[^"\\]*)")$""")]
    private static partial Regex WhereType();

    [GeneratedRegex("""^where\s+id\s+startswith\s*(?:'(?<text>[^'\\]*)'|"(?<text>[^"\\]*)")(?:\s+or\s+id\s+startswith\s*(?:'(?<text>[^'\\]*)'|"(?<text>[^"\\]*)"))*$""")]
    private static partial Regex WhereId();

    [GeneratedRegex("""^project\s+(?<column>\w+)(?:\s*,\s*(?<column>\w+))*$""")]
    private static partial Regex Project();

    [GeneratedRegex("""^(?:order|sort)\s+by\s+id\s+asc$""")]
    private static partial Regex OrderBy();
}
