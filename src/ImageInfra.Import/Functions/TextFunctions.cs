using System.Globalization;
using ImageInfra.Import.Values;
using static ImageInfra.Import.Functions.ArmFunctionDefinitions;

namespace ImageInfra.Import.Functions;

/// <summary>Functions that make texts. Known parts of a partly known text stay known.</summary>
internal static class TextFunctions
{
    public static IReadOnlyList<KeyValuePair<string, ArmFunction>> All { get; } =
    [
        Open("concat", Concat),
        Open("string", (a, place) => a is [var one] && ArmText.Parts(one) is { } parts ? ArmText.Join(place, parts) : null),
        Open("format", Format),
        Open("toLower", (a, place) => EachPart(a, place, "toLower", t => t.ToLowerInvariant())),
        Open("toUpper", (a, place) => EachPart(a, place, "toUpper", t => t.ToUpperInvariant())),
        Open("trim", Trim),
        Open("replace", Replace),
        Open("split", Split),
        Open("join", Join),
        Known("padLeft", PadLeft),
        Open("substring", Substring),
    ];

    private static ArmNode? Concat(IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        if (arguments.Count > 0 && arguments.All(a => a is ArmNode.List or ArmNode.OpenList or ArmNode.Unknown) && arguments.Any(a => a is ArmNode.List or ArmNode.OpenList))
        {
            return ListFunctions.Concat(arguments, place);
        }

        var parts = arguments.Select(a => a is ArmNode.List or ArmNode.Map or ArmNode.OpenList ? null : ArmText.Parts(a)).ToList();

        // Unknown arguments alone may be lists.
        return parts.Contains(null) || arguments.All(a => a is ArmNode.Unknown) ? null : ArmText.Join(place, parts.SelectMany(p => p!));
    }

    private static ArmNode? Format(IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        if (arguments is not [ArmNode.Text { Value: var format }, ..])
        {
            return null;
        }

        var values = arguments.Skip(1).ToList();
        if (values.TrueForAll(ArmKnowledge.IsKnown))
        {
            return new ArmNode.Text(place, string.Format(CultureInfo.InvariantCulture, format, [.. values.Select(Argument)]));
        }

        return Items(format) is { } items && items.TrueForAll(i => i.Index is null || i.Index < values.Count)
            && items.Select(i => i.Index is { } index ? Item(values[index], i.Text, place) : [new ArmNode.Text(place, i.Text)]).ToList() is var parts && !parts.Contains(null)
                ? ArmText.Join(place, parts.SelectMany(p => p!))
                : null;
    }

    private static IReadOnlyList<ArmNode>? Item(ArmNode value, string format, ArmPlace place) =>
        ArmKnowledge.IsKnown(value) ? [new ArmNode.Text(place, string.Format(CultureInfo.InvariantCulture, $"{{0{format}}}", Argument(value)))]
        : format.Length == 0 ? ArmText.Parts(value)
        : null;

    // Literal texts, and items with their index and the rest of their format. Null if invalid.
    private static List<(int? Index, string Text)>? Items(string format)
    {
        var items = new List<(int? Index, string Text)>();
        for (var at = 0; at < format.Length;)
        {
            var next = format.AsSpan(at).IndexOfAny('{', '}') is >= 0 and var found ? at + found : format.Length;
            items.Add((null, format[at..next]));
            if (next == format.Length)
            {
                break;
            }

            if (next + 1 < format.Length && format[next + 1] == format[next])
            {
                items.Add((null, format[next..(next + 1)]));
                at = next + 2;
                continue;
            }

            var end = format.IndexOf('}', next);
            var digits = format[next] == '{' && end > 0 ? format[(next + 1)..end].TakeWhile(char.IsAsciiDigit).Count() : 0;
            if (digits is 0 or > 4)
            {
                return null;
            }

            items.Add((int.Parse(format.AsSpan(next + 1, digits), CultureInfo.InvariantCulture), format[(next + 1 + digits)..end]));
            at = end + 1;
        }

        return items;
    }

    // A format such as {0:D2} needs a whole number.
    private static object? Argument(ArmNode node) => node switch
    {
        ArmNode.Number { Value: var number } => decimal.IsInteger(number) ? (object)(long)number : number,
        ArmNode.Null => null,
        _ => (ArmText.Parts(node)?[0] as ArmNode.Text)?.Value,
    };

    private static ArmNode? EachPart(IReadOnlyList<ArmNode> arguments, ArmPlace place, string function, Func<string, string> change) =>
        arguments is [ArmNode.Text or ArmNode.Partial]
            ? ArmText.Join(place, ArmText.Parts(arguments[0])!.Select(p => p switch
            {
                ArmNode.Text text => text with { Value = change(text.Value) },
                ArmNode.Unknown unknown => unknown with { What = $"{function}({unknown.What})", IsDirect = false },
                _ => p,
            }))
            : null;

    private static ArmNode? Trim(IReadOnlyList<ArmNode> arguments, ArmPlace place) => arguments switch
    {
        [ArmNode.Text text] => new ArmNode.Text(place, text.Value.Trim()),
        [ArmNode.Partial mixed] when mixed.Start.Trim().Length > 0 && mixed.End.Trim().Length > 0 => ArmText.Join(
            place,
            mixed.Parts.Select((p, i) => (p, i) switch
            {
                (ArmNode.Text text, 0) => text with { Value = text.Value.TrimStart() },
                (ArmNode.Text text, _) when i == mixed.Parts.Count - 1 => text with { Value = text.Value.TrimEnd() },
                _ => p,
            })),
        _ => null,
    };

    private static ArmNode? Replace(IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        if (arguments is not [var text, ArmNode.Text { Value: { Length: > 0 } from }, ArmNode.Text { Value: var to }])
        {
            return null;
        }

        return text switch
        {
            ArmNode.Text known => new ArmNode.Text(place, known.Value.Replace(from, to, StringComparison.Ordinal)),
            // A longer text may begin in one part and end in another.
            ArmNode.Partial mixed when from.Length == 1 => ArmText.Join(place, mixed.Parts.Select(p => p switch
            {
                ArmNode.Text known => known with { Value = known.Value.Replace(from, to, StringComparison.Ordinal) },
                ArmNode.Unknown unknown when !unknown.Facts.Without.Contains(from[0], StringComparison.Ordinal) =>
                    unknown with { What = $"replace({unknown.What}, '{from}', '{to}')", IsDirect = false, Facts = TextFacts.None },
                _ => p,
            })),
            _ => null,
        };
    }

    private static ArmNode? Split(IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        var separators = arguments switch
        {
            [_, ArmNode.Text text] => [text.Value],
            [_, ArmNode.List list] when list.Items.All(i => i is ArmNode.Text) => list.Items.Cast<ArmNode.Text>().Select(t => t.Value).ToArray(),
            _ => [],
        };
        return separators.Length == 0 ? null : arguments[0] switch
        {
            ArmNode.Text text => new ArmNode.List(place, [.. text.Value.Split(separators, StringSplitOptions.None).Select(t => new ArmNode.Text(place, t))]),
            ArmNode.Partial mixed when separators.All(s => s.Length == 1) => SplitParts(mixed, [.. separators.Select(s => s[0])], place),
            _ => null,
        };
    }

    // An unknown part that may contain a separator stands for any number of items.
    private static ArmNode SplitParts(ArmNode.Partial mixed, char[] separators, ArmPlace place)
    {
        var items = new List<(List<ArmNode> Parts, bool IsOpen)> { ([], false) };
        foreach (var part in mixed.Parts)
        {
            if (part is ArmNode.Text text)
            {
                var pieces = text.Value.Split(separators);
                items[^1].Parts.Add(new ArmNode.Text(place, pieces[0]));
                items.AddRange(pieces.Skip(1).Select(p => (new List<ArmNode> { new ArmNode.Text(place, p) }, false)));
            }
            else
            {
                items[^1].Parts.Add(part);
                var isOneItem = part is ArmNode.Unknown { Facts.Without: var without } && separators.All(s => without.Contains(s, StringComparison.Ordinal));
                items[^1] = (items[^1].Parts, items[^1].IsOpen || !isOneItem);
            }
        }

        List<ArmNode> Joined(IEnumerable<(List<ArmNode> Parts, bool IsOpen)> some) => [.. some.Select(i => ArmText.Join(place, i.Parts))];
        var first = items.FindIndex(i => i.IsOpen);
        if (first < 0)
        {
            return new ArmNode.List(place, Joined(items));
        }

        var last = items.FindLastIndex(i => i.IsOpen);
        var open = items.Where(i => i.IsOpen).SelectMany(i => i.Parts).Where(p => p is not ArmNode.Text { Value: "" }).ToList();
        var unknown = open.OfType<ArmNode.Unknown>().First();
        var middle = open.Count == 1 ? unknown : new ArmNode.Unknown(place, unknown.What, ArmKnowledge.Asks(open));
        return new ArmNode.OpenList(place, Joined(items[..first]), middle, Joined(items[(last + 1)..]));
    }

    private static ArmNode? Join(IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        if (arguments is not [ArmNode.List list, ArmNode.Text by])
        {
            return null;
        }

        var items = list.Items.Select(i => i is ArmNode.List or ArmNode.Map ? null : ArmText.Parts(i)).ToList();
        return items.Contains(null)
            ? null
            : ArmText.Join(place, items.SelectMany((parts, i) => i == 0 ? parts! : parts!.Prepend(by)));
    }

    private static ArmNode.Text? PadLeft(IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        var with = arguments.Count < 3 ? " " : (arguments[2] as ArmNode.Text)?.Value;
        return arguments is [ArmNode.Text or ArmNode.Number, ArmNode.Number { Value: >= 0 and <= ArmFunctions.MaximumLength and var width }, ..] && with is { Length: 1 }
            ? new(place, (arguments[0] is ArmNode.Text text ? text.Value : ArmText.Of(arguments[0])).PadLeft((int)width, with[0]))
            : null;
    }

    private static ArmNode? Substring(IReadOnlyList<ArmNode> arguments, ArmPlace place) => arguments switch
    {
        [ArmNode.Text text, ArmNode.Number { Value: >= 0 and <= int.MaxValue and var start }] => new ArmNode.Text(place, text.Value[(int)start..]),
        [ArmNode.Text text, ArmNode.Number { Value: >= 0 and <= int.MaxValue and var start }, ArmNode.Number { Value: >= 0 and <= int.MaxValue and var length }] =>
            new ArmNode.Text(place, text.Value.Substring((int)start, (int)length)),
        [ArmNode.Partial mixed, ArmNode.Number { Value: >= 0 and <= int.MaxValue and var start }, ArmNode.Number { Value: >= 0 and <= int.MaxValue and var length }]
            when start + length <= mixed.Start.Length => new ArmNode.Text(place, mixed.Start.Substring((int)start, (int)length)),
        [ArmNode.Partial mixed, ArmNode.Number { Value: >= 0 and <= int.MaxValue and var start }] when start <= mixed.Start.Length =>
            ArmText.Join(place, [new ArmNode.Text(place, mixed.Start[(int)start..]), .. mixed.Parts.Skip(mixed.Start.Length > 0 ? 1 : 0)]),
        _ => null,
    };
}
