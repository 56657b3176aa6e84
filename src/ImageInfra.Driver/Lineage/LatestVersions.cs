using ImageInfra.Driver.Inventory;

namespace ImageInfra.Driver.Lineage;

/// <summary>What <c>latest</c> means now, of the image definitions in an inventory.</summary>
internal sealed class LatestVersions
{
    private const string Versions = "/versions/";
    private const string Latest = Versions + "latest";

    private readonly Dictionary<string, string?> _latest = new(StringComparer.OrdinalIgnoreCase);

    public LatestVersions(IEnumerable<StackInventory> stacks)
    {
        foreach (var image in stacks.SelectMany(s => s.Images))
        {
            _latest[image.DefinitionId] = image.Versions
                .Where(v => v is { ExcludeFromLatest: false, ProvisioningState: "Succeeded" or "Updating" })
                .MaxBy(v => v.Number)?.Id;
        }
    }

    /// <summary>The id of the version that something uses, and whether it takes the latest each time.</summary>
    public (string Id, LineageRelation Relation) UsedBy(VersionConsumer consumer)
    {
        var definition = consumer.ImageId.EndsWith(Latest, StringComparison.OrdinalIgnoreCase) ? consumer.ImageId[..^Latest.Length]
            : consumer.TakesLatest ? consumer.ImageId
            : null;
        return definition is null ? (consumer.ImageId, LineageRelation.Uses)
            : consumer is { ExactVersion: { } number, Kind: not ConsumerKind.ScaleSet } ? ($"{definition}{Versions}{number}", LineageRelation.Uses)
            : (_latest.GetValueOrDefault(definition) ?? $"{definition}{Latest}", LineageRelation.UsesLatest);
    }

    /// <summary>Whether a version is of one of these definitions, there or not.</summary>
    public bool Knows(string versionId) => !versionId.EndsWith(Latest, StringComparison.OrdinalIgnoreCase)
        && versionId.IndexOf(Versions, StringComparison.OrdinalIgnoreCase) is > 0 and var at && _latest.ContainsKey(versionId[..at]);
}
