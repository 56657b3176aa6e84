namespace ImageInfra.Import.Arm;

/// <summary>Functions of arrays and objects.</summary>
internal static class ArmListFunctions
{
    private const int MaximumItems = 10_000;

    /// <summary>Applies a function. Null for other functions, or for invalid arguments.</summary>
    public static ArmNode? Apply(string name, IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        ArmNode List(IEnumerable<ArmNode> items) => new ArmNode.List(place, [.. items]);
        ArmNode Flag(bool flag) => new ArmNode.Flag(place, flag);
        ArmNode Number(decimal number) => new ArmNode.Number(place, number);
        return (name, arguments) switch
        {
            ("createarray", _) => List(arguments),
            ("array", [ArmNode.List list]) => list,
            ("array", [var one]) => List([one]),
            ("createobject", _) when arguments.Count % 2 == 0 && arguments.Chunk(2).All(p => p[0] is ArmNode.Text) => new ArmNode.Map(
                place,
                [.. arguments.Chunk(2).Select(pair => KeyValuePair.Create(((ArmNode.Text)pair[0]).Value, pair[1]))]),
            ("concat", [ArmNode.List, ..]) when arguments.All(a => a is ArmNode.List) && arguments.Cast<ArmNode.List>().Sum(l => l.Items.Count) <= MaximumItems => List(arguments.Cast<ArmNode.List>().SelectMany(l => l.Items)),
            ("union", [ArmNode.List, ..]) when arguments.All(a => a is ArmNode.List) =>
                List(arguments.Cast<ArmNode.List>().SelectMany(l => l.Items).DistinctBy(ArmText.Of)),
            ("union", [ArmNode.Map, ..]) when arguments.All(a => a is ArmNode.Map) => arguments.Cast<ArmNode.Map>().Aggregate((a, b) => Merge(a, b, place)),
            ("shallowmerge", [ArmNode.List list]) when list.Items.All(i => i is ArmNode.Map) => new ArmNode.Map(
                place,
                [.. list.Items.Cast<ArmNode.Map>().SelectMany(m => m.Properties).GroupBy(p => p.Key, StringComparer.OrdinalIgnoreCase).Select(g => KeyValuePair.Create(g.First().Key, g.Last().Value))]),
            ("intersection", [ArmNode.Map first, ..]) when arguments.All(a => a is ArmNode.Map) => new ArmNode.Map(
                place,
                [.. first.Properties.Where(p => arguments.Cast<ArmNode.Map>().All(m => m.Find(p.Key) is { } other && ArmText.Of(other) == ArmText.Of(p.Value)))]),
            ("intersection", [ArmNode.List first, ..]) when arguments.All(a => a is ArmNode.List) =>
                List(first.Items.Where(i => arguments.Cast<ArmNode.List>().All(l => l.Items.Any(o => ArmText.Of(o) == ArmText.Of(i))))),
            ("flatten", [ArmNode.List list]) when list.Items.All(i => i is ArmNode.List) => List(list.Items.Cast<ArmNode.List>().SelectMany(l => l.Items)),
            ("range", [ArmNode.Number start, ArmNode.Number { Value: >= 0 and <= MaximumItems } count]) =>
                List(Enumerable.Range((int)start.Value, (int)count.Value).Select(i => Number(i))),
            ("min", [ArmNode.List list]) => Extreme(list.Items, least: true),
            ("max", [ArmNode.List list]) => Extreme(list.Items, least: false),
            ("min", _) => Extreme(arguments, least: true),
            ("max", _) => Extreme(arguments, least: false),
            ("indexof", [ArmNode.List list, var item]) => Number(list.Items.Select(ArmText.Of).ToList().IndexOf(ArmText.Of(item))),
            ("lastindexof", [ArmNode.List list, var item]) => Number(list.Items.Select(ArmText.Of).ToList().LastIndexOf(ArmText.Of(item))),
            ("indexfromend", [ArmNode.List list, ArmNode.Number { Value: > 0 } back]) when back.Value <= list.Items.Count => list.Items[^(int)back.Value],
            ("tryindexfromend", [ArmNode.List list, ArmNode.Number { Value: > 0 } back]) => list.Items.Count >= back.Value ? list.Items[^(int)back.Value] : new ArmNode.Null(place),
            ("first", [ArmNode.List { Items: [var item, ..] }]) => item,
            ("last", [ArmNode.List { Items: [.., var item] }]) => item,
            ("first", [ArmNode.Text text]) => new ArmNode.Text(place, text.Value[..Math.Min(1, text.Value.Length)]),
            ("last", [ArmNode.Text text]) => new ArmNode.Text(place, text.Value[Math.Max(0, text.Value.Length - 1)..]),
            ("take", [ArmNode.List list, ArmNode.Number count]) => List(list.Items.Take((int)count.Value)),
            ("skip", [ArmNode.List list, ArmNode.Number count]) => List(list.Items.Skip((int)count.Value)),
            ("take", [ArmNode.Text text, ArmNode.Number count]) => new ArmNode.Text(place, string.Concat(text.Value.Take((int)count.Value))),
            ("skip", [ArmNode.Text text, ArmNode.Number count]) => new ArmNode.Text(place, string.Concat(text.Value.Skip((int)count.Value))),
            ("length", [ArmNode.List list]) => Number(list.Items.Count),
            ("length", [ArmNode.Map map]) => Number(map.Properties.Count),
            ("length", [ArmNode.Text text]) => Number(text.Value.Length),
            ("empty", [ArmNode.List list]) => Flag(list.Items.Count == 0),
            ("empty", [ArmNode.Map map]) => Flag(map.Properties.Count == 0),
            ("empty", [ArmNode.Text text]) => Flag(text.Value.Length == 0),
            ("empty", [ArmNode.Null]) => Flag(true),
            ("contains", [ArmNode.List list, var item]) => Flag(list.Items.Any(i => ArmText.Of(i) == ArmText.Of(item))),
            ("contains", [ArmNode.Map map, ArmNode.Text key]) => Flag(map.Find(key.Value) is not null),
            ("contains", [ArmNode.Text text, ArmNode.Text part]) => Flag(text.Value.Contains(part.Value, StringComparison.Ordinal)),
            ("join", [ArmNode.List list, ArmNode.Text by]) when list.Items.All(i => i is ArmNode.Text or ArmNode.Number) =>
                new ArmNode.Text(place, string.Join(by.Value, list.Items.Select(i => i is ArmNode.Text text ? text.Value : ArmText.Of(i)))),
            ("items", [ArmNode.Map map]) => List(map.Properties.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase).Select(p => Item(p, place))),
            ("objectkeys", [ArmNode.Map map]) => List(map.Properties.Select(p => new ArmNode.Text(place, p.Key))),
            ("tryget", [var of, _, ..]) => arguments.Skip(1).Aggregate(of, (so, key) => TryGet(so, key, place)),
            _ => null,
        };
    }

    // An unknown value stays unknown. A missing value has no members.
    private static ArmNode TryGet(ArmNode of, ArmNode key, ArmPlace place) => (of, key) switch
    {
        (ArmNode.Map map, ArmNode.Text text) => map.Find(text.Value),
        (ArmNode.List list, ArmNode.Number index) => list.Items.ElementAtOrDefault((int)index.Value),
        (ArmNode.Unknown unknown, _) => unknown,
        _ => null,
    } ?? new ArmNode.Null(place);

    private static ArmNode.Number? Extreme(IReadOnlyList<ArmNode> items, bool least)
    {
        var numbers = items.OfType<ArmNode.Number>().ToList();
        return numbers.Count == 0 || numbers.Count < items.Count ? null : least ? numbers.MinBy(n => n.Value) : numbers.MaxBy(n => n.Value);
    }

    private static ArmNode.Map Item(KeyValuePair<string, ArmNode> property, ArmPlace place) =>
        new(place, [new("key", new ArmNode.Text(place, property.Key)), new("value", property.Value)]);

    // Nested objects are merged too; other values of the second object win.
    private static ArmNode.Map Merge(ArmNode.Map first, ArmNode.Map second, ArmPlace place)
    {
        var merged = first.Properties
            .Select(p => KeyValuePair.Create(p.Key, (p.Value, second.Find(p.Key)) switch
            {
                (var own, null) => own,
                (ArmNode.Map own, ArmNode.Map other) => Merge(own, other, place),
                (_, { } other) => other,
            }))
            .Concat(second.Properties.Where(p => first.Find(p.Key) is null));
        return new(place, [.. merged]);
    }
}
