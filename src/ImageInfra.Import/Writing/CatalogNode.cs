using ImageInfra.Import.Arm;
using ImageInfra.Model.Description;

namespace ImageInfra.Import.Writing;

/// <summary>A value of a catalog file that is about to be written.</summary>
/// <param name="Comment">The comment above it, or null.</param>
internal abstract record CatalogNode(string? Comment = null)
{
    /// <summary>A mapping; a short one of few plain values goes into one line.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<string, CatalogNode>> Entries, bool IsFlow = false) : CatalogNode;

    /// <summary>A list.</summary>
    public sealed record List(IReadOnlyList<CatalogNode> Items) : CatalogNode;

    /// <summary>A text, quoted where YAML would take it for something else.</summary>
    public sealed record Text(string Value) : CatalogNode;

    /// <summary>A number, or true or false.</summary>
    public sealed record Plain(string Value) : CatalogNode;
}

/// <summary>Values of ARM as values of a catalog file.</summary>
internal static class CatalogNodes
{
    /// <param name="node">The value.</param>
    /// <param name="flow">The keys whose mappings go into one line.</param>
    /// <param name="key">The key that it is the value of.</param>
    public static CatalogNode Of(ArmNode node, IReadOnlyCollection<string> flow, string key = "") => node switch
    {
        ArmNode.Map map => new CatalogNode.Map([.. map.Properties.Select(p => KeyValuePair.Create(p.Key, Of(p.Value, flow, p.Key)))], flow.Contains(key)),
        ArmNode.List list => new CatalogNode.List([.. list.Items.Select(i => Of(i, flow))]),
        ArmNode.Text text => new CatalogNode.Text(text.Value),
        ArmNode.Unknown unknown => new CatalogNode.Text(Unresolved.Text(unknown.What)),
        _ => new CatalogNode.Plain(ArmText.Of(node)),
    };
}
