using ImageInfra.Import.Arm;
using ImageInfra.Import.Functions;
using ImageInfra.Import.Values;

namespace ImageInfra.Import.Conversion;

/// <summary>The image definition that a template distributes to. Its id may be known in part.</summary>
/// <param name="Gallery">The name of the gallery, or null if the id has none.</param>
/// <param name="Image">The name of the definition, or null if the id has none.</param>
/// <param name="Version">The version at the end of the id, or null.</param>
/// <param name="Asks">The values that make the id known.</param>
internal sealed record DefinitionTarget(ArmNode? Gallery, ArmNode? Image, ArmNode? Version, IReadOnlyList<Ask> Asks)
{
    /// <summary>The values that make the names known.</summary>
    public IReadOnlyList<Ask> NameAsks => Gallery is null || Image is null ? Asks : ArmKnowledge.Asks([Gallery, Image]);

    /// <summary>Reads an id.</summary>
    public static DefinitionTarget Of(ArmNode id)
    {
        var targets = (id is ArmNode.Either either ? either.Options : [id]).Select(Segments).Select(s => (s, At: LastIndex(s, "images"))).ToList();
        var asks = ArmKnowledge.Asks(id);
        return new(
            Agreed(targets.Select(t => t.At >= 2 && Is(t.s[t.At - 2], "galleries") ? t.s[t.At - 1] : null), id, asks),
            Agreed(targets.Select(t => t.At >= 0 ? t.s.ElementAtOrDefault(t.At + 1) : null), id, asks),
            targets.Select(t => LastIndex(t.s, "versions") is > 0 and var at && at > t.At ? t.s.ElementAtOrDefault(at + 1) : null).OfType<ArmNode>().FirstOrDefault(),
            asks);
    }

    /// <summary>Whether it is a definition of the files. Null if that depends on unknown values.</summary>
    public bool? Names(ArmFileResource definition)
    {
        bool? missing = Asks.Count > 0 ? null : false;
        var image = Image is null ? missing : ArmEquality.Equal(Image, definition.Names[^1], ignoreCase: true);
        var gallery = definition.Names.Count < 2 ? true : Gallery is null ? missing : ArmEquality.Equal(Gallery, definition.Names[^2], ignoreCase: true);
        return image == false || gallery == false ? false : image is null || gallery is null ? null : true;
    }

    // An unknown part after a known one is (a part of) one name: with more in it, no name would be known to be equal.
    private static IReadOnlyList<ArmNode> Segments(ArmNode id) => ArmFunctions.Apply("split", "split", [Named(id), new ArmNode.Text(id.Place, "/")], id.Place) switch
    {
        ArmNode.List list => list.Items,
        ArmNode.OpenList list => [.. list.Head, list.Middle, .. list.Tail],
        _ => [],
    };

    private static ArmNode Named(ArmNode id) => id is ArmNode.Partial { Parts: var parts }
        ? ((ArmNode.Partial)id) with { Parts = [.. parts.Select((p, i) => i > 0 && p is ArmNode.Unknown unknown ? unknown with { Facts = TextFacts.Segment } : p)] }
        : id;

    private static ArmNode? Agreed(IEnumerable<ArmNode?> names, ArmNode id, IReadOnlyList<Ask> asks)
    {
        var all = names.ToList();
        return all.Contains(null) ? null : ArmKnowledge.OneOf(id.Place, ArmAsks.What(id), asks, all.OfType<ArmNode>());
    }

    private static int LastIndex(IReadOnlyList<ArmNode> segments, string name) => segments.Select((s, i) => Is(s, name) ? i : -1).DefaultIfEmpty(-1).Max();

    private static bool Is(ArmNode segment, string name) => segment is ArmNode.Text text && string.Equals(text.Value, name, StringComparison.OrdinalIgnoreCase);
}
