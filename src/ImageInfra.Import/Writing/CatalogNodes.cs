using ImageInfra.Import.Arm;
using ImageInfra.Model.Description;

namespace ImageInfra.Import.Writing;

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
