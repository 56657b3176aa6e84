namespace ImageInfra.Model.Importing.Arm;

/// <summary>Functions of lists and mappings.</summary>
internal static class ArmListFunctions
{
    private const int MaximumRange = 10_000;

    /// <summary>The answer, or null where the function is another or its arguments are not for it.</summary>
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
            ("createobject", _) when arguments.Count % 2 == 0 => new ArmNode.Map(
                place,
                [.. arguments.Chunk(2).Select(pair => KeyValuePair.Create(((ArmNode.Text)pair[0]).Value, pair[1]))]),
            ("concat", [ArmNode.List, ..]) when arguments.All(a => a is ArmNode.List) => List(arguments.Cast<ArmNode.List>().SelectMany(l => l.Items)),
            ("union", [ArmNode.List, ..]) when arguments.All(a => a is ArmNode.List) =>
                List(arguments.Cast<ArmNode.List>().SelectMany(l => l.Items).DistinctBy(ArmText.Of)),
            ("union", [ArmNode.Map, ..]) when arguments.All(a => a is ArmNode.Map) => arguments.Cast<ArmNode.Map>().Aggregate((a, b) => Merge(a, b, place)),
            ("intersection", [ArmNode.List first, ..]) when arguments.All(a => a is ArmNode.List) =>
                List(first.Items.Where(i => arguments.Cast<ArmNode.List>().All(l => l.Items.Any(o => ArmText.Of(o) == ArmText.Of(i))))),
            ("flatten", [ArmNode.List list]) when list.Items.All(i => i is ArmNode.List) => List(list.Items.Cast<ArmNode.List>().SelectMany(l => l.Items)),
            ("range", [ArmNode.Number start, ArmNode.Number { Value: >= 0 and <= MaximumRange } count]) =>
                List(Enumerable.Range((int)start.Value, (int)count.Value).Select(i => Number(i))),
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
            ("tryget", [ArmNode.Map map, ArmNode.Text key]) => map.Find(key.Value) ?? new ArmNode.Null(place),
            ("tryget", [ArmNode.List list, ArmNode.Number index]) => list.Items.ElementAtOrDefault((int)index.Value) ?? new ArmNode.Null(place),
            ("tryget", [ArmNode.Null, ..]) => new ArmNode.Null(place),
            _ => null,
        };
    }

    private static ArmNode.Map Item(KeyValuePair<string, ArmNode> property, ArmPlace place) =>
        new(place, [new("key", new ArmNode.Text(place, property.Key)), new("value", property.Value)]);

    // Mappings inside are merged too; of everything else the later wins.
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
