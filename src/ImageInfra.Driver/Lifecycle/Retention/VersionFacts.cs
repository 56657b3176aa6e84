using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>What a version was when its deletion was planned.</summary>
/// <param name="ProvisioningState">Azure's provisioning state.</param>
/// <param name="PublishedDate">When it was published.</param>
/// <param name="EndOfLifeDate">When its maintenance ends.</param>
/// <param name="BlockDeletionBeforeEndOfLife">Whether Azure refuses its deletion before then.</param>
/// <param name="ExcludeFromLatest">Whether <c>latest</c> passes it over.</param>
/// <param name="Tags">Its tags.</param>
public sealed record VersionFacts(
    string ProvisioningState,
    DateTimeOffset? PublishedDate,
    DateTimeOffset? EndOfLifeDate,
    bool BlockDeletionBeforeEndOfLife,
    bool ExcludeFromLatest,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>What a version is.</summary>
    public static VersionFacts Of(PublishedVersion version) => new(
        version.ProvisioningState,
        version.PublishedDate,
        version.EndOfLifeDate,
        version.BlockDeletionBeforeEndOfLife,
        version.ExcludeFromLatest,
        version.Tags);

    /// <summary>What of it is otherwise now, in Azure's words; nothing where it is as it was.</summary>
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
