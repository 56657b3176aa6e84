namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>A link of a lineage, from what was there first to what came of it.</summary>
/// <param name="From">The id of the node that was there first.</param>
/// <param name="To">The id of the node that came of it.</param>
/// <param name="Relation">How.</param>
public sealed record LineageLink(string From, string To, LineageRelation Relation);
