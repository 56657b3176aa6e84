using ImageInfra.Import.Values;

namespace ImageInfra.Import.Writing;

/// <summary>A value to write to a catalog file.</summary>
/// <param name="Comment">The comment above the value, or null.</param>
internal abstract record CatalogNode(string? Comment = null)
{
    /// <summary>A mapping, in one line if it is short.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<string, CatalogNode>> Entries, bool IsFlow = false) : CatalogNode;

    /// <summary>A list.</summary>
    public sealed record List(IReadOnlyList<CatalogNode> Items) : CatalogNode;

    /// <summary>A text, quoted if YAML would read another type.</summary>
    public sealed record Text(string Value) : CatalogNode;

    /// <summary>A number or a flag.</summary>
    public sealed record Plain(string Value) : CatalogNode;
}

/// <summary>Converts ARM values to values of a catalog file.</summary>
internal static class CatalogNodes
{
    /// <param name="node">The value.</param>
    /// <param name="flow">The keys of mappings to write in one line.</param>
    /// <param name="key">The key of the value.</param>
    public static CatalogNode Of(ArmNode node, IReadOnlyCollection<string> flow, string key = "") => node switch
    {
        ArmNode.Map map => new CatalogNode.Map([.. map.Properties.Select(p => KeyValuePair.Create(p.Key, Of(p.Value, flow, p.Key)))], flow.Contains(key)),
        ArmNode.List list => new CatalogNode.List([.. list.Items.Select(i => Of(i, flow))]),
        ArmNode.OpenList list => new CatalogNode.List([.. list.Head.Select(i => Of(i, flow)), Of(list.Middle, flow), .. list.Tail.Select(i => Of(i, flow))]),
        _ when ArmText.Marked(node) is { } text => new CatalogNode.Text(text),
        _ => new CatalogNode.Plain(ArmText.Of(node)),
    };
}
