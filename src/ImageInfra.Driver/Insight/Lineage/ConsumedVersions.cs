using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>Finds the versions that consumers use, including consumers of <c>latest</c>.</summary>
internal sealed class ConsumedVersions
{
    private const string Versions = "/versions/";
    private const string Latest = Versions + "latest";

    private readonly Dictionary<string, string?> _latest = new(StringComparer.OrdinalIgnoreCase);

    public ConsumedVersions(IEnumerable<StackInventory> stacks)
    {
        foreach (var image in stacks.SelectMany(s => s.Images))
        {
            // Regions are ignored, because those of consumers are unknown.
            _latest[image.DefinitionId] = LatestVersions.Of(image.Versions) is [var latest, ..] ? latest.Id : null;
        }
    }

    /// <summary>The id of the version that a consumer uses, and whether the consumer takes the latest version.</summary>
    public (string Id, LineageRelation Relation) UsedBy(VersionConsumer consumer)
    {
        var definition = consumer.ImageId.EndsWith(Latest, StringComparison.OrdinalIgnoreCase) ? consumer.ImageId[..^Latest.Length]
            : consumer.TakesLatest ? consumer.ImageId
            : null;
        return definition is null ? (consumer.ImageId, LineageRelation.Uses)
            : consumer is { ExactVersion: { } number, Kind: not ConsumerKind.ScaleSet } ? ($"{definition}{Versions}{number}", LineageRelation.Uses)
            : (_latest.GetValueOrDefault(definition) ?? $"{definition}{Latest}", LineageRelation.UsesLatest);
    }

    /// <summary>Whether a version belongs to a known definition, even if it is deleted.</summary>
    public bool Knows(string versionId) => !versionId.EndsWith(Latest, StringComparison.OrdinalIgnoreCase)
        && versionId.IndexOf(Versions, StringComparison.OrdinalIgnoreCase) is > 0 and var at && _latest.ContainsKey(versionId[..at]);
}
