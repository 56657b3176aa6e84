using System.Text.RegularExpressions;
using ImageInfra.Import.Arm;
using ImageInfra.Import.Values;

namespace ImageInfra.Import.Conversion;

/// <summary>
/// Placeholders that other tools replace before a deployment, such as <c>&lt;name&gt;</c>, <c>${var.name}</c>, <c>$(build.name)</c>,
/// <c>{{ name }}</c>, <c>#{Name}#</c>. Shells use most of these for other purposes, so in commands only placeholders with a given
/// value are replaced, and only those that no shell accepts are asked for.
/// </summary>
internal sealed partial class Placeholders(ParameterValues values)
{
    private static readonly string[] s_commands = ["inline", "filters", "searchCriteria", "restartCommand", "restartCheckCommand"];

    private enum Place
    {
        Value,
        Command,
    }

    /// <summary>Replaces every placeholder in a value with the given value, or with an unknown one.</summary>
    public ArmNode.Map Fill(ArmNode.Map map) => (ArmNode.Map)Fill(map, Place.Value);

    /// <summary>Returns the possible placeholders in a command.</summary>
    public static IEnumerable<string> Suspects(string command) => SuspectPattern().Matches(command).Select(m => m.Value);

    /// <summary>Whether a text has a placeholder.</summary>
    public static bool AreIn(string text) => ValuePattern().IsMatch(text);

    private ArmNode Fill(ArmNode node, Place place) => node switch
    {
        ArmNode.Map map => Fill(map, place),
        ArmNode.List list => list with { Items = [.. list.Items.Select(i => Fill(i, place))] },
        ArmNode.OpenList list => list with { Head = [.. list.Head.Select(i => Fill(i, place))], Tail = [.. list.Tail.Select(i => Fill(i, place))] },
        ArmNode.Either either => either with { Options = [.. either.Options.Select(o => Fill(o, place))] },
        ArmNode.Partial mixed => ArmText.Join(mixed.Place, mixed.Parts.SelectMany(p => p is ArmNode.Text text ? Parts(text, place) : [p])),
        ArmNode.Text text => ArmText.Join(text.Place, Parts(text, place)),
        _ => node,
    };

    private ArmNode.Map Fill(ArmNode.Map map, Place place)
    {
        var open = new List<Ask>(map.OpenKeys);
        var properties = new List<KeyValuePair<string, ArmNode>>();
        foreach (var (name, value) in map.Properties)
        {
            var key = ArmText.Join(value.Place, Parts(new(value.Place, name), Place.Value));
            open.AddRange(ArmKnowledge.Asks(key));
            properties.Add(new(ArmText.Marked(key)!, Fill(value, s_commands.Contains(name, StringComparer.OrdinalIgnoreCase) ? Place.Command : place)));
        }

        return map with { Properties = properties, OpenKeys = Ask.Distinct(open) };
    }

    private IEnumerable<ArmNode> Parts(ArmNode.Text text, Place place)
    {
        var at = 0;
        foreach (Match match in (place is Place.Command ? CommandPattern() : ValuePattern()).Matches(text.Value))
        {
            var name = match.Groups["name"].Value.Trim();
            var given = values.GivenFor(match.Value, text.Place) ?? values.GivenFor(name, text.Place);
            var isAsked = place is Place.Value ? IsPlaceholder(match, text.Value) : AskedInCommandPattern().Match(match.Value) is { Success: true, Length: var length } && length == match.Length;
            if (given is null && !isAsked)
            {
                continue;
            }

            yield return text with { Value = text.Value[at..match.Index] };
            yield return given switch
            {
                null => new ArmNode.Unknown(text.Place, name, [new(name)]) { IsDirect = true },
                ArmNode.Text known => known,
                _ => new ArmNode.Text(text.Place, ArmText.Of(given)),
            };
            at = match.Index + match.Length;
        }

        yield return text with { Value = text.Value[at..] };
    }

    // A URI has percent signs, and braces are only wrong in ids or around all of a text.
    private static bool IsPlaceholder(Match match, string text) => match.Value[0] switch
    {
        '%' => !text.Contains("://", StringComparison.Ordinal),
        '{' when !match.Value.StartsWith("{{", StringComparison.Ordinal) => match.Length == text.Length || text.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    [GeneratedRegex(
        """
        \$\{\{(?<name>[^{}]+)\}\} | \{\{\{?(?<name>[^{}]+)\}?\}\} | \#\{(?<name>[^{}]+)\}\#? | \$\{(?<name>[^{}]+)\} | \$\((?<name>[^()]+)\) | \$\[(?<name>[^\[\]]+)\]
        | <%=?(?<name>[^<>%]+)%> | <(?<name>[A-Za-z][A-Za-z0-9\ _.:/-]*)> | __(?<name>[A-Za-z]\w*?)__ | @@(?<name>[A-Za-z][\w.]*)@@ | %(?<name>[A-Za-z_][\w.]*)%
        | \{(?<name>[A-Za-z][A-Za-z0-9\ _-]*)\} | \$(?<name>[A-Za-z_]\w*)
        """,
        RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValuePattern();

    // What may be replaced in a command: not what a shell reads as a variable.
    [GeneratedRegex(
        """
        \$\{\{(?<name>[^{}]+)\}\} | \{\{(?<name>[^{}]+)\}\} | \#\{(?<name>[^{}]+)\}\# | \$\{(?<name>[A-Za-z_]\w*\.[^{}]+)\} | \$\((?<name>[A-Za-z_]\w*(?:\.\w+)+)\)
        | <(?<name>[A-Za-z][A-Za-z0-9\ _.-]*)> | __(?<name>[A-Za-z]\w*?)__ | @@(?<name>[A-Za-z][\w.]*)@@
        """,
        RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandPattern();

    // No shell accepts these, except for a program whose name has a dot.
    [GeneratedRegex(
        """
        \$\{\{.+\}\} | \#\{[A-Za-z][\w.]*\}\# | \$\{[A-Za-z_]\w*\..+\} | \$\((?!\w+\.(?:sh|py|pl|rb|js|exe|cmd|bat|ps1|com)\))[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+\)
        """,
        RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedInCommandPattern();

    [GeneratedRegex(@"<[A-Za-z][A-Za-z0-9 _.-]*>|\{\{[^{}]+\}\}|@@[A-Za-z][\w.]*@@|__[A-Z][A-Z0-9_]*__", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SuspectPattern();
}
