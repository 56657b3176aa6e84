using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Lineage;

/// <summary>What a version came from, as its tags and its storage profile say.</summary>
/// <param name="Id">The id of the node that it came from.</param>
/// <param name="Kind">What that is.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Relation">How it came from it.</param>
internal sealed record VersionOrigin(string Id, LineageKind Kind, string Name, LineageRelation Relation)
{
    private const string Latest = "latest";
    private const string Versions = "/versions/";

    /// <summary>A copy came from what it is a copy of, whatever tags came with it; a build from its source. Null where nothing is said.</summary>
    public static VersionOrigin? Of(PublishedVersion version) => version.CopyOf is { } original
        ? OfVersion(original, LineageRelation.CopyOf)
        : OfBuild(version.Id, version.Tags);

    /// <summary>What the build of a version started from, as the tags on it or on a copy of it say.</summary>
    /// <param name="versionId">The ARM id of the version that was built.</param>
    /// <param name="tags">The tags.</param>
    public static VersionOrigin? OfBuild(string versionId, Tags tags)
    {
        tags.TryGetValue(WellKnownTags.SourceVersion, out var exact);
        if (!tags.TryGetValue(WellKnownTags.Source, out var source) || string.IsNullOrWhiteSpace(source))
        {
            return null;
        }

        if (source.StartsWith('/'))
        {
            return OfId(source.EndsWith($"/{Latest}", StringComparison.OrdinalIgnoreCase) && exact?.StartsWith('/') == true ? exact : source);
        }

        if (source.Split(':') is [{ Length: > 0 } publisher, { Length: > 0 } offer, { Length: > 0 } sku, { Length: > 0 } number])
        {
            var isLatest = number.Equals(Latest, StringComparison.OrdinalIgnoreCase);
            var name = $"{publisher}:{offer}:{sku}:{(isLatest && !string.IsNullOrEmpty(exact) ? exact : number)}";
            return new(name, LineageKind.MarketplaceImage, name, LineageRelation.BuiltFrom);
        }

        return source.Split(' ') is [{ Length: > 0 } image, var text] && ImageVersion.TryParse(text, out _) && GalleryOf(versionId) is { } gallery
            ? OfVersion($"{gallery}/images/{image}{Versions}{text}", LineageRelation.BuiltFrom)
            : new(source, LineageKind.Unknown, source, LineageRelation.BuiltFrom);
    }

    /// <summary>What a person calls a version, by its id.</summary>
    public static string NameOf(string versionId) =>
        versionId.IndexOf(Versions, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? $"{ArmNames.Last(versionId[..at])} {versionId[(at + Versions.Length)..]}"
            : ArmNames.Last(versionId);

    private static VersionOrigin OfId(string id) => id.Contains("/galleries/", StringComparison.OrdinalIgnoreCase)
        ? OfVersion(id, LineageRelation.BuiltFrom)
        : new(id, LineageKind.ManagedImage, ArmNames.Last(id), LineageRelation.BuiltFrom);

    private static VersionOrigin OfVersion(string id, LineageRelation relation) => new(id, LineageKind.ImageVersion, NameOf(id), relation);

    private static string? GalleryOf(string versionId) =>
        versionId.IndexOf("/images/", StringComparison.OrdinalIgnoreCase) is > 0 and var at ? versionId[..at] : null;
}
