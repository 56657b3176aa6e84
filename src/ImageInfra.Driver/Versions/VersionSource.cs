using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>The source that a version was built from, read from its tags.</summary>
public abstract record VersionSource
{
    private const string Latest = "latest";

    private VersionSource()
    {
    }

    /// <summary>An image of the catalog, in the stack that built the version.</summary>
    /// <param name="Image">The name of the image.</param>
    /// <param name="Number">The number of its version.</param>
    public sealed record OfCatalog(string Image, ImageVersion Number) : VersionSource;

    /// <summary>An image version by its ARM id.</summary>
    /// <param name="VersionId">The ARM id.</param>
    public sealed record OfGallery(string VersionId) : VersionSource;

    /// <summary>A marketplace image.</summary>
    /// <param name="Urn">Publisher, offer, sku and version, separated by colons.</param>
    public sealed record OfMarketplace(string Urn) : VersionSource;

    /// <summary>A managed image.</summary>
    /// <param name="Id">The ARM id.</param>
    public sealed record OfManagedImage(string Id) : VersionSource;

    /// <summary>A source in an unknown format, because the tag was written by another program.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Other(string Text) : VersionSource;

    /// <summary>Reads the source in tags, with the exact version if <c>latest</c> was resolved; null if there is none.</summary>
    public static VersionSource? Read(Tags tags)
    {
        if (!tags.TryGetValue(WellKnownTags.Source, out var source) || string.IsNullOrWhiteSpace(source))
        {
            return null;
        }

        tags.TryGetValue(WellKnownTags.SourceVersion, out var exact);
        return Parse(source) switch
        {
            OfGallery { VersionId: var id } when EndsWithLatest(id, '/') && exact?.StartsWith('/') == true => Parse(exact),
            OfMarketplace { Urn: var urn } when EndsWithLatest(urn, ':') && !string.IsNullOrEmpty(exact) => new OfMarketplace(urn[..^Latest.Length] + exact),
            var parsed => parsed,
        };
    }

    /// <summary>Reads every source in tags: the declared one and the exact version.</summary>
    public static IEnumerable<VersionSource> ReadAll(Tags tags) =>
        from tag in (string[])[WellKnownTags.Source, WellKnownTags.SourceVersion]
        where tags.ContainsKey(tag)
        select Parse(tags[tag]);

    private static VersionSource Parse(string text) => text switch
    {
        ['/', ..] when text.Contains("/galleries/", StringComparison.OrdinalIgnoreCase) => new OfGallery(text),
        ['/', ..] => new OfManagedImage(text),
        _ when text.Split(':') is [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }, { Length: > 0 }] => new OfMarketplace(text),
        _ when text.Split(' ') is [{ Length: > 0 } image, var number] && ImageVersion.TryParse(number, out var version) => new OfCatalog(image, version),
        _ => new Other(text),
    };

    private static bool EndsWithLatest(string text, char separator) => text.EndsWith($"{separator}{Latest}", StringComparison.OrdinalIgnoreCase);
}
