using System.Text.RegularExpressions;
using ImageInfra.Import.Arm;
using ImageInfra.Model.Description;

namespace ImageInfra.Import.Conversion;

/// <summary>
/// Placeholders that are replaced before a deployment: <c>&lt;name&gt;</c>, <c>$name</c>, <c>${name}</c>, <c>$(name)</c>,
/// <c>{{name}}</c>, <c>#{name}#</c>, <c>__name__</c>. Commands use most of these for other purposes, so in commands only
/// placeholders with a given value are replaced.
/// </summary>
internal sealed partial class Placeholders(ParameterValues values)
{
    private static readonly string[] s_commands = ["inline", "filters", "searchCriteria", "restartCommand", "restartCheckCommand"];

    /// <summary>Replaces every placeholder in a value with the given value, or with an unresolved marker.</summary>
    public ArmNode Fill(ArmNode node) => Fill(node, isCommand: false);

    /// <summary>Returns the possible placeholders in a command.</summary>
    public static IEnumerable<string> Suspects(string command) => AnglePattern().Matches(command).Select(m => m.Value);

    private ArmNode Fill(ArmNode node, bool isCommand) => node switch
    {
        ArmNode.Map map => map with
        {
            Properties =
            [
                .. map.Properties.Select(p => KeyValuePair.Create(
                    Fill(p.Key, isCommand: false),
                    Fill(p.Value, isCommand || s_commands.Contains(p.Key, StringComparer.OrdinalIgnoreCase)))),
            ],
        },
        ArmNode.List list => list with { Items = [.. list.Items.Select(i => Fill(i, isCommand))] },
        ArmNode.Text text => text with { Value = Fill(text.Value, isCommand) },
        _ => node,
    };

    private string Fill(string text, bool isCommand)
    {
        if (text.StartsWith(Unresolved.Mark, StringComparison.Ordinal) && Unresolved.In(text).Count() == 1 && text.EndsWith('>'))
        {
            return text;
        }

        return (isCommand ? AnglePattern() : AnyPattern()).Replace(text, match =>
        {
            var name = match.Groups.Values.Skip(1).First(g => g.Success).Value;
            var given = values.GivenFor(match.Value) ?? values.GivenFor(name);
            return given switch
            {
                ArmNode.Text known => known.Value,
                ArmNode.Number or ArmNode.Flag => ArmText.Of(given),
                _ => isCommand ? match.Value : Unresolved.Text(name),
            };
        });
    }

    [GeneratedRegex("<([A-Za-z][A-Za-z0-9 _.-]*)>")]
    private static partial Regex AnglePattern();

    [GeneratedRegex(@"<([A-Za-z][A-Za-z0-9 _.-]*)>|\$\{([A-Za-z_]\w*)\}|\$\(([A-Za-z_]\w*)\)|\$([A-Za-z_]\w*)|\{\{\s*([A-Za-z_]\w*)\s*\}\}|#\{([A-Za-z_]\w*)\}#|__([A-Za-z]\w*?)__")]
    private static partial Regex AnyPattern();
}
