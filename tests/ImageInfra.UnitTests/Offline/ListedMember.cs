using System.Text.RegularExpressions;

namespace ImageInfra.UnitTests.Offline;

/// <summary>A line of a member list that declares a member.</summary>
/// <param name="Kind">C constructor, M method, V override, R accessor of a property, F field.</param>
/// <param name="Signature">The text that the lines of its parameters repeat.</param>
/// <param name="Modifiers">Access and other modifiers, as in the list.</param>
/// <param name="Owner">The declaring type.</param>
/// <param name="Name">The name without the number of type parameters.</param>
/// <param name="Arity">The number of type parameters.</param>
/// <param name="Parameters">The types of the parameters, or of an indexer's; null for a property and a field.</param>
/// <param name="Type">The type of the result or value; empty for a constructor.</param>
/// <param name="Rest">The rest: constraints of a method, the kind of an accessor, the value of a constant.</param>
internal sealed partial record ListedMember(
    char Kind,
    string Signature,
    string Modifiers,
    string Owner,
    string Name,
    int Arity,
    IReadOnlyList<string>? Parameters,
    string Type,
    string Rest)
{
    /// <summary>The name in an assembly.</summary>
    public string MetadataName => Name == "Item" && Parameters is not null ? "this[]" : Name;

    /// <summary>Parses a line; null if it declares no member.</summary>
    public static ListedMember? Read(string line)
    {
        var match = Line().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var path = match.Groups["path"].Value;
        var isConstructor = path.EndsWith("..ctor", StringComparison.Ordinal);
        var dot = isConstructor ? path.Length - "..ctor".Length : path.LastIndexOf('.');
        var (name, arity) = ListedType.Arity(path[(dot + 1)..]);
        var parameters = match.Groups["call"].Success ? match.Groups["call"].Value
            : match.Groups["index"].Success ? match.Groups["index"].Value : null;
        var (type, rest) = Result(match.Groups["result"].Value);
        return new(
            line[0],
            line[2..],
            match.Groups["modifiers"].Value,
            path[..dot],
            isConstructor ? ".ctor" : name,
            arity,
            parameters is null ? null : [.. ListedType.Split(parameters)],
            type,
            rest);
    }

    // Type names contain no spaces.
    private static (string Type, string After) Result(string result) =>
        result.IndexOf(' ', StringComparison.Ordinal) is var space and >= 0 ? (result[..space], result[(space + 1)..]) : (result, "");

    [GeneratedRegex(@"^[CMVRF] (?<modifiers>(?:(?:protected|static|abstract|virtual|required|default|const|readonly) )*)(?<path>[^(\[:]+)(?:\((?<call>[^)]*)\)|\[(?<index>[^:]*)\])?(?::(?<result>.*))?$")]
    private static partial Regex Line();
}
