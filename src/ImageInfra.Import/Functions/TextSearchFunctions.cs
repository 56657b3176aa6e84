using ImageInfra.Import.Values;
using static ImageInfra.Import.Functions.ArmFunctionDefinitions;

namespace ImageInfra.Import.Functions;

/// <summary>Functions that search texts, lists and objects.</summary>
internal static class TextSearchFunctions
{
    public static IReadOnlyList<KeyValuePair<string, ArmFunction>> All { get; } =
    [
        Open("startsWith", (a, place) => At(a, place, isStart: true)),
        Open("endsWith", (a, place) => At(a, place, isStart: false)),
        Open("indexOf", IndexOf),
        Open("lastIndexOf", LastIndexOf),
        Open("contains", Contains),
        Open("empty", Empty),
        Shallow("length", (a, place) => a switch
        {
            [ArmNode.Text text] => new ArmNode.Number(place, text.Value.Length),
            [ArmNode.List list] => new ArmNode.Number(place, list.Items.Count),
            [ArmNode.Map { OpenKeys.Count: 0 } map] => new ArmNode.Number(place, map.Properties.Count),
            _ => null,
        }),
    ];

    private static ArmNode.Flag? At(IReadOnlyList<ArmNode> arguments, ArmPlace place, bool isStart)
    {
        if (arguments is not [var text, ArmNode.Text { Value: var part }])
        {
            return null;
        }

        bool Is(string whole) => isStart ? whole.StartsWith(part, StringComparison.OrdinalIgnoreCase) : whole.EndsWith(part, StringComparison.OrdinalIgnoreCase);
        if (text is ArmNode.Text known)
        {
            return new(place, Is(known.Value));
        }

        var edge = (text as ArmNode.Partial) is not { } mixed ? null : isStart ? mixed.Start : mixed.End;
        return edge switch
        {
            null => null,
            _ when edge.Length >= part.Length => new(place, Is(edge)),
            _ when !(isStart ? part.StartsWith(edge, StringComparison.OrdinalIgnoreCase) : part.EndsWith(edge, StringComparison.OrdinalIgnoreCase)) => new(place, false),
            _ => null,
        };
    }

    private static ArmNode.Number? IndexOf(IReadOnlyList<ArmNode> arguments, ArmPlace place) => arguments switch
    {
        [ArmNode.Text text, ArmNode.Text part] => new(place, text.Value.IndexOf(part.Value, StringComparison.OrdinalIgnoreCase)),
        [ArmNode.Partial mixed, ArmNode.Text part] when mixed.Start.IndexOf(part.Value, StringComparison.OrdinalIgnoreCase) is >= 0 and var at => new(place, at),
        [ArmNode.List list, var item] => First(list.Items, item) is { } at ? new(place, at) : null,
        _ => null,
    };

    private static ArmNode.Number? LastIndexOf(IReadOnlyList<ArmNode> arguments, ArmPlace place) => arguments switch
    {
        [ArmNode.Text { Value: var text }, ArmNode.Text { Value: var part }] => new(
            place,
            part.Length == 0 ? Math.Max(0, text.Length - 1) : text.LastIndexOf(part, StringComparison.OrdinalIgnoreCase)),
        [ArmNode.List list, var item] => First([.. list.Items.Reverse()], item) is { } at ? new(place, at < 0 ? at : list.Items.Count - 1 - at) : null,
        _ => null,
    };

    // The first equal item, -1, or null if an unknown item may be equal.
    private static int? First(IReadOnlyList<ArmNode> items, ArmNode item)
    {
        for (var i = 0; i < items.Count; i++)
        {
            switch (ArmEquality.Equal(items[i], item))
            {
                case true:
                    return i;
                case null:
                    return null;
            }
        }

        return -1;
    }

    private static ArmNode.Flag? Contains(IReadOnlyList<ArmNode> arguments, ArmPlace place) => arguments switch
    {
        [ArmNode.Text text, ArmNode.Text part] => new(place, text.Value.Contains(part.Value, StringComparison.Ordinal)),
        [ArmNode.Partial mixed, ArmNode.Text part] when mixed.Parts.OfType<ArmNode.Text>().Any(t => t.Value.Contains(part.Value, StringComparison.Ordinal)) => new(place, true),
        [ArmNode.Map map, ArmNode.Text or ArmNode.Number] when map.Find(KeyOf(arguments[1])) is not null => new(place, true),
        [ArmNode.Map { OpenKeys.Count: 0 }, ArmNode.Text or ArmNode.Number] => new(place, false),
        [ArmNode.List list, var item] => Any(list.Items, item) is { } any ? new(place, any) : null,
        [ArmNode.OpenList list, var item] when Any([.. list.Head, .. list.Tail], item) == true => new(place, true),
        _ => null,
    };

    private static string KeyOf(ArmNode node) => node is ArmNode.Text text ? text.Value : ArmText.Of(node);

    private static bool? Any(IReadOnlyList<ArmNode> items, ArmNode item)
    {
        var answers = items.Select(i => ArmEquality.Equal(i, item)).ToList();
        return answers.Contains(true) ? true : answers.Contains(null) ? null : false;
    }

    private static ArmNode.Flag? Empty(IReadOnlyList<ArmNode> arguments, ArmPlace place) => arguments switch
    {
        [ArmNode.Text text] => new(place, text.Value.Length == 0),
        [ArmNode.List list] => new(place, list.Items.Count == 0),
        [ArmNode.OpenList list] when list.Head.Count + list.Tail.Count > 0 => new(place, false),
        [ArmNode.Map map] when map.Properties.Count > 0 || map.OpenKeys.Count == 0 => new(place, map.Properties.Count == 0),
        [ArmNode.Null] => new(place, true),
        [ArmNode.Unknown { Facts.IsNotEmpty: true }] => new(place, false),
        [ArmNode.Partial mixed] when mixed.Parts.Any(p => p is ArmNode.Text or ArmNode.Unknown { Facts.IsNotEmpty: true }) => new(place, false),
        _ => null,
    };
}
