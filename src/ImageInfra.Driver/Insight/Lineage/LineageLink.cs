namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>A link of a lineage, from a source to a node that came from it.</summary>
/// <param name="From">The id of the source.</param>
/// <param name="To">The id of the node that came from it.</param>
/// <param name="Relation">The relation.</param>
public sealed record LineageLink(string From, string To, LineageRelation Relation);
