using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The properties of a version when its deletion was planned.</summary>
/// <param name="ProvisioningState">Azure's provisioning state.</param>
/// <param name="PublishedDate">The time of publication.</param>
/// <param name="EndOfLifeDate">The end of life.</param>
/// <param name="BlockDeletionBeforeEndOfLife">Whether Azure blocks its deletion before then.</param>
/// <param name="ExcludeFromLatest">Whether it is excluded from <c>latest</c>.</param>
/// <param name="Tags">The tags.</param>
public sealed record VersionFacts(
    string ProvisioningState,
    DateTimeOffset? PublishedDate,
    DateTimeOffset? EndOfLifeDate,
    bool BlockDeletionBeforeEndOfLife,
    bool ExcludeFromLatest,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Reads the properties of a version.</summary>
    public static VersionFacts Of(PublishedVersion version) => new(
        version.ProvisioningState,
        version.PublishedDate,
        version.EndOfLifeDate,
        version.BlockDeletionBeforeEndOfLife,
        version.ExcludeFromLatest,
        version.Tags);

    /// <summary>Lists the properties that differ now, by Azure's names; empty if none does.</summary>
    public IReadOnlyList<string> Differences(PublishedVersion version)
    {
        var now = Of(version);
        (string Name, bool IsSame)[] facts =
        [
            ("provisioningState", ProvisioningState == now.ProvisioningState),
            ("publishedDate", PublishedDate == now.PublishedDate),
            ("endOfLifeDate", EndOfLifeDate == now.EndOfLifeDate),
            ("blockDeletionBeforeEndOfLife", BlockDeletionBeforeEndOfLife == now.BlockDeletionBeforeEndOfLife),
            ("excludeFromLatest", ExcludeFromLatest == now.ExcludeFromLatest),
        ];
        var tags = Model.Images.Tags.Empty.With(Tags);
        return
        [
            .. facts.Where(f => !f.IsSame).Select(f => f.Name),
            .. tags.Keys.Union(now.Tags.Keys, StringComparer.OrdinalIgnoreCase)
                .Where(t => tags.GetValueOrDefault(t) != now.Tags.GetValueOrDefault(t))
                .Select(t => $"tag {t}"),
        ];
    }
}
