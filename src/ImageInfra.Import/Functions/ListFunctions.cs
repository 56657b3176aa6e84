using ImageInfra.Import.Values;
using static ImageInfra.Import.Functions.ArmFunctionDefinitions;

namespace ImageInfra.Import.Functions;

/// <summary>Functions of arrays, some of texts too.</summary>
internal static class ListFunctions
{
    /// <summary>The largest array that a call may make.</summary>
    public const int MaximumItems = 10_000;

    public static IReadOnlyList<KeyValuePair<string, ArmFunction>> All { get; } =
    [
        Open("createArray", (a, place) => List(place, a)),
        Open("array", (a, place) => a switch
        {
            [ArmNode.List or ArmNode.OpenList] => a[0],
            [ArmNode.Unknown] => null,
            [var one] => List(place, [one]),
            _ => null,
        }),
        Shallow("flatten", (a, place) => a is [ArmNode.List list] && list.Items.All(i => i is ArmNode.List) ? List(place, list.Items.Cast<ArmNode.List>().SelectMany(l => l.Items)) : null),
        Shallow("range", (a, place) => a is [ArmNode.Number start, ArmNode.Number { Value: >= 0 and <= MaximumItems and var count }]
            ? List(place, Enumerable.Range(0, (int)count).Select(i => new ArmNode.Number(place, start.Value + i)))
            : null),
        Open("indexFromEnd", (a, _) => a is [var list, ArmNode.Number { Value: >= 1 and <= MaximumItems and var back }] ? FromEnd(list, (int)back) : null),
        Open("tryIndexFromEnd", (a, place) => a is [var list, ArmNode.Number { Value: >= 1 and <= MaximumItems and var back }]
            ? FromEnd(list, (int)back) ?? (list is ArmNode.List or ArmNode.Null ? new ArmNode.Null(place) : null)
            : null),
        Open("first", (a, place) => a switch
        {
            [ArmNode.List list] => list.Items.Count > 0 ? list.Items[0] : new ArmNode.Null(place),
            [ArmNode.OpenList { Head: [var item, ..] }] => item,
            [ArmNode.Text text] => new ArmNode.Text(place, text.Value[..Math.Min(1, text.Value.Length)]),
            [ArmNode.Partial { Start: { Length: > 0 } start }] => new ArmNode.Text(place, start[..1]),
            _ => null,
        }),
        Open("last", (a, place) => a switch
        {
            [ArmNode.List list] => list.Items.Count > 0 ? list.Items[^1] : new ArmNode.Null(place),
            [ArmNode.OpenList { Tail: [.., var item] }] => item,
            [ArmNode.Text text] => new ArmNode.Text(place, text.Value[Math.Max(0, text.Value.Length - 1)..]),
            [ArmNode.Partial { End: { Length: > 0 } end }] => new ArmNode.Text(place, end[^1..]),
            _ => null,
        }),
        Open("take", (a, place) => a is [var of, ArmNode.Number count] ? Take(of, Count(count), place) : null),
        Open("skip", (a, place) => a is [var of, ArmNode.Number count] ? Skip(of, Count(count), place) : null),
        Shallow("union", Union),
        Shallow("intersection", Intersection),
    ];

    /// <summary>Concatenates arrays. Unknown ones may have any number of items.</summary>
    public static ArmNode? Concat(IReadOnlyList<ArmNode> lists, ArmPlace place)
    {
        if (lists.All(l => l is ArmNode.List))
        {
            return List(place, lists.Cast<ArmNode.List>().SelectMany(l => l.Items));
        }

        var open = lists.Where(l => l is not ArmNode.List).ToList();
        var head = lists.TakeWhile(l => l is ArmNode.List).Cast<ArmNode.List>().SelectMany(l => l.Items).Concat((open[0] as ArmNode.OpenList)?.Head ?? []);
        var tail = ((open[^1] as ArmNode.OpenList)?.Tail ?? []).Concat(lists.Reverse().TakeWhile(l => l is ArmNode.List).Reverse().Cast<ArmNode.List>().SelectMany(l => l.Items));

        // Known items between two unknown lists would be lost in one unknown middle.
        return open.Count > 1
            ? null
            : new ArmNode.OpenList(place, [.. head], open[0] as ArmNode.Unknown ?? ((ArmNode.OpenList)open[0]).Middle, [.. tail]);
    }

    private static ArmNode.List? List(ArmPlace place, IEnumerable<ArmNode> items)
    {
        var all = items.Take(MaximumItems + 1).ToList();
        return all.Count > MaximumItems ? null : new(place, all);
    }

    private static int Count(ArmNode.Number number) => (int)Math.Clamp(number.Value, 0, int.MaxValue);

    private static ArmNode? FromEnd(ArmNode list, int back) => list switch
    {
        ArmNode.List known => back <= known.Items.Count ? known.Items[^back] : null,
        ArmNode.OpenList open => back <= open.Tail.Count ? open.Tail[^back] : null,
        _ => null,
    };

    private static ArmNode? Take(ArmNode of, int count, ArmPlace place) => of switch
    {
        ArmNode.List list => List(place, list.Items.Take(count)),
        ArmNode.OpenList list when count <= list.Head.Count => List(place, list.Head.Take(count)),
        ArmNode.Text text => new ArmNode.Text(place, text.Value[..Math.Min(count, text.Value.Length)]),
        ArmNode.Partial mixed when count <= mixed.Start.Length => new ArmNode.Text(place, mixed.Start[..count]),
        _ => null,
    };

    private static ArmNode? Skip(ArmNode of, int count, ArmPlace place) => of switch
    {
        ArmNode.List list => List(place, list.Items.Skip(count)),
        ArmNode.OpenList list when count <= list.Head.Count => list with { Place = place, Head = [.. list.Head.Skip(count)] },
        ArmNode.Text text => new ArmNode.Text(place, text.Value[Math.Min(count, text.Value.Length)..]),
        ArmNode.Partial mixed when count <= mixed.Start.Length =>
            ArmText.Join(place, [new ArmNode.Text(place, mixed.Start[count..]), .. mixed.Parts.Skip(mixed.Start.Length > 0 ? 1 : 0)]),
        _ => null,
    };

    private static ArmNode? Union(IReadOnlyList<ArmNode> arguments, ArmPlace place) => arguments switch
    {
        [ArmNode.Map, ..] when arguments.All(a => a is ArmNode.Map) => arguments.Cast<ArmNode.Map>().Aggregate((a, b) => ObjectFunctions.Merge(a, b, place)),
        // Items that are unknown may be equal to others.
        [ArmNode.List, ..] when arguments.All(a => a is ArmNode.List && ArmKnowledge.IsKnown(a)) =>
            List(place, arguments.Cast<ArmNode.List>().SelectMany(l => l.Items).DistinctBy(ArmText.Of)),
        _ => null,
    };

    private static ArmNode? Intersection(IReadOnlyList<ArmNode> arguments, ArmPlace place) => !arguments.All(ArmKnowledge.IsKnown) ? null : arguments switch
    {
        [ArmNode.Map first, ..] when arguments.All(a => a is ArmNode.Map) => new ArmNode.Map(
            place,
            [.. first.Properties.Where(p => arguments.Cast<ArmNode.Map>().All(m => m.Properties.Any(o => o.Key == p.Key && ArmEquality.Equal(o.Value, p.Value) == true)))]),
        [ArmNode.List first, ..] when arguments.All(a => a is ArmNode.List) =>
            List(place, first.Items.DistinctBy(ArmText.Of).Where(i => arguments.Cast<ArmNode.List>().All(l => l.Items.Any(o => ArmText.Of(o) == ArmText.Of(i))))),
        _ => null,
    };
}
