using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;

namespace ImageInfra.Driver.Lifecycle.Promotions;

/// <summary>Checks whether a version may be promoted. Azure is not called.</summary>
internal static class PromotionChecks
{
    private static readonly string[] s_provenance = [WellKnownTags.Source, WellKnownTags.Template, WellKnownTags.Run];

    /// <param name="from">The stack of the version.</param>
    /// <param name="image">The image.</param>
    /// <param name="version">The version, with its replication state.</param>
    /// <param name="to">The stack to promote to.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<PromotionCheck> Of(
        StackInventory from,
        string image,
        PublishedVersion version,
        StackInventory to,
        DateTimeOffset now) => Of(VersionStanding.Of(version, image, from.Declared.Settings, now), from, image, version, to, now);

    private static IReadOnlyList<PromotionCheck> Of(
        VersionStanding standing,
        StackInventory from,
        string image,
        PublishedVersion version,
        StackInventory to,
        DateTimeOffset now) =>
    [
        new("good", standing.State is VersionState.NotReplicated ? null : standing.Problem),
        new("not revoked in the target stack", VersionMarks.Of(to.Declared.Settings, image, version.Number).Revoked is { } reason ? $"revoked in '{to.Name}': {reason}" : null),
        new("replicated", standing.State is VersionState.NotReplicated ? standing.Problem : UnknownReplication(version)),
        new("provenance", Provenance(version)),
        new("definition", Definition(from.Declared.Catalog.Find(image), to.Declared.Catalog.Find(image), to.Name)),
        new("soaked", Soak(version, to, now)),
        new("channel", Channel(from, image, version, to)),
        new("number", Number(version, image, to)),
    ];

    // The replication state is only in the response for a single version, not in lists.
    private static string? UnknownReplication(PublishedVersion version) =>
        version.Replicas.Where(r => r.State is null).Select(r => r.Region).ToList() is { Count: > 0 } regions
            ? $"has an unknown replication state in {string.Join(", ", regions)}; to check it again, run 'imageinfra distribute'"
            : null;

    private static string? Provenance(PublishedVersion version)
    {
        var missing = s_provenance.Where(tag => !version.Tags.ContainsKey(tag)).ToList();
        return missing.Count == 0 ? null : $"has no tags about its source: {string.Join(", ", missing)} are missing";
    }

    private static string? Definition(ImageSpec? from, ImageSpec? to, string stack) => (from?.Definition, to?.Definition) switch
    {
        (_, null) => $"the catalog of '{stack}' has no such image",
        (null, _) => null,
        ({ } a, { } b) when a.OsType != b.OsType => $"is {a.OsType}, but {b.OsType} in '{stack}'",
        ({ } a, { } b) when a.HyperVGeneration != b.HyperVGeneration => $"is generation {a.HyperVGeneration}, but {b.HyperVGeneration} in '{stack}'",
        ({ } a, { } b) when a.Architecture != b.Architecture => $"is {a.Architecture}, but {b.Architecture} in '{stack}'",
        _ => null,
    };

    private static string? Soak(PublishedVersion version, StackInventory to, DateTimeOffset now) =>
        to.Declared.Settings.PromotionRules.Soak is var soak && soak > TimeSpan.Zero && !(version.PublishedDate + soak <= now)
            ? $"was published {version.PublishedDate:yyyy-MM-dd HH:mm}; '{to.Name}' requires an age of {soak.TotalHours:0} hours (imageinfra:promotionRules.soakHours)"
            : null;

    private static string? Channel(StackInventory from, string image, PublishedVersion version, StackInventory to) =>
        to.Declared.Settings.PromotionRules.Channel is { } channel
        && from.Declared.Settings.Channels.GetValueOrDefault(image)?.GetValueOrDefault(channel)?.Version != version.Number
            ? $"is not the version of channel '{channel}' in '{from.Name}' (imageinfra:promotionRules.channel)"
            : null;

    private static string? Number(PublishedVersion version, string image, StackInventory to) =>
        to.Images.FirstOrDefault(i => string.Equals(i.Image, image, StringComparison.OrdinalIgnoreCase))
            ?.Versions.FirstOrDefault(v => v.Number == version.Number) is { } other
        && !string.Equals(other.CopyOf, version.Id, StringComparison.OrdinalIgnoreCase)
            ? $"'{to.Name}' has another version with that number, which is not a copy"
            : null;
}
