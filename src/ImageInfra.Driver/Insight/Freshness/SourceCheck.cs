using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>Compares the source version of an image with the available ones, for sources outside the catalog.</summary>
/// <param name="sources">The available versions.</param>
/// <param name="location">The region that images are built in.</param>
/// <param name="standingOf">Returns the standing of a version of the definition with the given ARM id.</param>
/// <param name="findings">Receives the findings.</param>
internal sealed class SourceCheck(KnownSources sources, string location, Func<string, PublishedVersion, VersionStanding> standingOf, Findings findings)
{
    private const string Latest = "latest";

    public void Check(ImageSource source, PublishedVersion newest)
    {
        switch (source)
        {
            case ImageSource.PlatformImage platform:
                Check(platform, newest);
                break;
            case ImageSource.SharedImageVersion shared:
                Check(shared, newest);
                break;
            case ImageSource.ManagedImage:
                findings.Notes.Add("a managed image has no versions, so changes cannot be detected");
                break;
        }
    }

    private void Check(ImageSource.PlatformImage source, PublishedVersion newest)
    {
        var image = new MarketplaceImage(source.Publisher, source.Offer, source.Sku);
        var offered = sources.Marketplace.GetValueOrDefault(image, []);
        if (offered.Count == 0)
        {
            findings.Add(OutdatedCause.SourceWithdrawn, $"{image} is not in the marketplace of {location}; choose another source in the catalog", isFixedByBuild: false);
            return;
        }

        var isLatest = source.Version.Equals(Latest, StringComparison.OrdinalIgnoreCase);
        var text = isLatest ? Exact(newest) : source.Version;
        if (DottedVersion.TryParse(text) is not { } from)
        {
            findings.Notes.Add($"{newest.Number} has no tag with the version of {image} that it was built from");
            return;
        }

        // An exact version stays until the catalog is edited.
        var advice = isLatest ? "" : "; the catalog requires that version; edit the catalog";
        if (!offered.Select(DottedVersion.TryParse).Any(v => v?.CompareTo(from) == 0))
        {
            findings.Add(OutdatedCause.SourceWithdrawn, $"{image} {from.Text} is no longer in the marketplace of {location}{advice}", isLatest);
        }

        if (DottedVersion.Newest(offered) is { } best && best.CompareTo(from) > 0)
        {
            findings.Add(OutdatedCause.NewerSource, $"built from {image} {from.Text}; {best.Text} is available{advice}", isLatest);
        }
    }

    private void Check(ImageSource.SharedImageVersion source, PublishedVersion newest)
    {
        var (definition, number) = Split(source.ImageVersionId);
        var isLatest = number.Equals(Latest, StringComparison.OrdinalIgnoreCase);
        var name = ArmNames.Last(definition);
        if (!ImageVersion.TryParse(isLatest ? ArmNames.Last(Exact(newest) ?? "") : number, out var from))
        {
            findings.Notes.Add($"{newest.Number} has no tag with the version of {name} that it was built from");
            return;
        }

        var offered = sources.Definitions.GetValueOrDefault(definition, []).Where(v => v.ProvisioningState is "Succeeded" or "Updating").ToList();
        var best = LatestVersions.In(offered, location)?.Number;
        var advice = isLatest ? "" : "; the catalog requires that version; edit the catalog";
        if (!offered.Exists(v => v.Number == from))
        {
            findings.Add(OutdatedCause.SourceWithdrawn, $"{name} {from} is no longer in its gallery{advice}", isLatest && best is not null);
        }
        else if (standingOf(definition, offered.First(v => v.Number == from)) is { IsUsable: false, IsTemporary: false } bad)
        {
            findings.Add(OutdatedCause.SourceWithdrawn, $"{name} {from} {bad.Problem}{advice}", isLatest && best is not null && best != from);
        }

        if (best > from)
        {
            findings.Add(OutdatedCause.NewerSource, $"built from {name} {from}; {best} is available{advice}", isLatest);
        }
    }

    /// <summary>Splits the id of a version into its definition and its number.</summary>
    public static (string Definition, string Number) Split(string versionId)
    {
        var at = versionId.LastIndexOf("/versions/", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? (versionId, "") : (versionId[..at], ArmNames.Last(versionId));
    }

    private static string? Exact(PublishedVersion version) => version.Tags.TryGetValue(WellKnownTags.SourceVersion, out var exact) ? exact : null;
}
