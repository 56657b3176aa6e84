using ImageInfra.Import.Values;
using static ImageInfra.Import.Functions.ArmFunctionDefinitions;

namespace ImageInfra.Import.Functions;

/// <summary>Functions of objects.</summary>
internal static class ObjectFunctions
{
    public static IReadOnlyList<KeyValuePair<string, ArmFunction>> All { get; } =
    [
        Open("createObject", (a, place) => a.Count % 2 == 0 && a.Chunk(2).All(p => p[0] is ArmNode.Text) && a.Chunk(2).DistinctBy(p => ((ArmNode.Text)p[0]).Value).Count() == a.Count / 2
            ? new ArmNode.Map(place, [.. a.Chunk(2).Select(p => KeyValuePair.Create(((ArmNode.Text)p[0]).Value, p[1]))])
            : null),
        Known("null", (a, place) => a.Count == 0 ? new ArmNode.Null(place) : null),
        Shallow("items", (a, place) => a is [ArmNode.Map { OpenKeys.Count: 0 } map]
            ? new ArmNode.List(place, [.. Sorted(map).Select(p => new ArmNode.Map(place, [new("key", new ArmNode.Text(place, p.Key)), new("value", p.Value)]))])
            : null),
        Shallow("objectKeys", (a, place) => a is [ArmNode.Map { OpenKeys.Count: 0 } map] ? new ArmNode.List(place, [.. Sorted(map).Select(p => new ArmNode.Text(place, p.Key))]) : null),
        Shallow("shallowMerge", (a, place) => a is [ArmNode.List list] && list.Items.All(i => i is ArmNode.Map)
            ? new ArmNode.Map(place, [.. list.Items.Cast<ArmNode.Map>().SelectMany(m => m.Properties).GroupBy(p => p.Key, StringComparer.OrdinalIgnoreCase).Select(g => KeyValuePair.Create(g.First().Key, g.Last().Value))])
            {
                OpenKeys = Ask.Distinct(list.Items.Cast<ArmNode.Map>().SelectMany(m => m.OpenKeys)),
            }
            : null),
        Open("tryGet", (a, place) => a.Count < 2 ? null : a.Skip(1).Aggregate((ArmNode?)a[0], (so, key) => so is null ? null : TryGet(so, key, place))),
    ];

    /// <summary>Returns a member of an object or an item of an array. Null if it is not there or unknown.</summary>
    public static ArmNode? Member(ArmNode of, ArmNode key) => (of, key) switch
    {
        (ArmNode.Map map, ArmNode.Text { Value: var name }) => map.OpenKeys.Count == 0 ? map.Find(name) : null,
        (ArmNode.List list, ArmNode.Number { Value: >= 0 and <= int.MaxValue and var index }) => list.Items.ElementAtOrDefault((int)index),
        (ArmNode.OpenList list, ArmNode.Number { Value: >= 0 and <= int.MaxValue and var index }) => list.Head.ElementAtOrDefault((int)index),
        _ => null,
    };

    /// <summary>Merges two objects as <c>union</c> does: nested objects too; a null does not replace a value.</summary>
    public static ArmNode.Map Merge(ArmNode.Map first, ArmNode.Map second, ArmPlace place)
    {
        var merged = first.Properties.Select(p => KeyOf(second, p.Key) is { } name
            ? KeyValuePair.Create(name, (p.Value, second.Find(p.Key)!) switch
            {
                (ArmNode.Map own, ArmNode.Map other) => Merge(own, other, place),
                (var own, ArmNode.Null) => own,
                // An unknown value may be an object, which would be merged.
                (ArmNode.Map own, { IsOpen: true } other) => new ArmNode.Unknown(place, $"union of '{p.Key}'", ArmKnowledge.Asks([own, other])),
                (_, var other) => other,
            })
            : p);
        return new(place, [.. merged, .. second.Properties.Where(p => first.Find(p.Key) is null)]) { OpenKeys = Ask.Distinct([.. first.OpenKeys, .. second.OpenKeys]) };
    }

    private static string? KeyOf(ArmNode.Map map, string key) =>
        map.Properties.LastOrDefault(p => string.Equals(p.Key, key, StringComparison.OrdinalIgnoreCase)).Key;

    private static IEnumerable<KeyValuePair<string, ArmNode>> Sorted(ArmNode.Map map) => map.Properties.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase);

    // A missing value has no members; an unknown one may have.
    private static ArmNode? TryGet(ArmNode of, ArmNode key, ArmPlace place) =>
        Member(of, key) ?? (of.IsOpen || key.IsOpen || of is ArmNode.Map { OpenKeys.Count: > 0 } ? null : new ArmNode.Null(place));
}
