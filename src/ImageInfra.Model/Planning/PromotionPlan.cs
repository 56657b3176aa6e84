using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>An image version that a stack copies from the gallery of another stack.</summary>
public sealed record PromotionPlan
{
    private PromotionPlan()
    {
    }

    /// <summary>The image.</summary>
    public required ImageSpec Image { get; init; }

    /// <summary>The version number, equal to that of the source.</summary>
    public required ImageVersion Version { get; init; }

    /// <summary>The ARM id of the source version.</summary>
    public required string Source { get; init; }

    /// <summary>The regions of the version's replicas.</summary>
    public required IReadOnlyList<TargetRegion> TargetRegions { get; init; }

    /// <summary>The other distribution options.</summary>
    public required PromotedDistribution Distribution { get; init; }

    /// <summary>The end of maintenance, or null if unknown.</summary>
    public DateTimeOffset? EndOfLife { get; init; }

    /// <summary>Whether Azure refuses to delete the version before its end of life.</summary>
    public bool BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>Whether Azure deletes the version while it has replicas in other regions.</summary>
    public bool AllowDeletionOfReplicatedLocations { get; init; }

    /// <summary>Whether <c>latest</c> skips the version.</summary>
    public bool ExcludeFromLatest { get; init; }

    /// <summary>The tags of the version: those of the stack, of the image, of the source's build, and the marks of the settings.</summary>
    public required Tags Tags { get; init; }

    /// <summary>Plans the promotions of a stack: those with enough approvals, and those with missing approvals.</summary>
    public static (IReadOnlyList<PromotionPlan> Ready, IReadOnlyList<PendingPromotion> Pending) Create(ImageCatalog catalog, FactorySettings settings)
    {
        NamedImages.Require(catalog, "promotedVersions", settings.PromotedVersions.Keys, $"Pulumi.{settings.Stack}.yaml", line: 0);

        // An image that left the catalog has no definition, so its promotions are skipped.
        var promotions = (
            from image in catalog.Images
            from promoted in settings.Promotions.GetValueOrDefault(image.Name) ?? new Dictionary<ImageVersion, PromotedVersion>()
            orderby image.Name, promoted.Key
            select (Image: image, Version: promoted.Key, Promoted: promoted.Value, Missing: settings.PromotionRules.Missing(promoted.Value)))
            .ToLookup(p => p.Missing > 0);
        return (
            [.. promotions[false].Select(p => Create(p.Image, p.Version, p.Promoted, settings))],
            [.. promotions[true].Select(p => new PendingPromotion(p.Image.Name, p.Version, p.Missing))]);
    }

    private static PromotionPlan Create(ImageSpec image, ImageVersion version, PromotedVersion promoted, FactorySettings settings)
    {
        var distribution = DistributionOf(image.Name, settings);
        var marks = VersionMarks.Of(settings, image.Name, version);
        return new()
        {
            Image = image,
            Version = version,
            Source = promoted.Source,
            TargetRegions = distribution.TargetRegions ?? settings.TargetRegions,
            Distribution = distribution,
            EndOfLife = promoted.EndOfLife,
            BlockDeletionBeforeEndOfLife = image.Version.BlockDeletionBeforeEndOfLife && promoted.EndOfLife is not null,
            AllowDeletionOfReplicatedLocations = image.Version.AllowDeletionOfReplicatedLocations,
            ExcludeFromLatest = marks.ExcludeFromLatest,
            Tags = marks.On(FactoryPlan.TagsOf(image, settings).With(promoted.Tags)),
        };
    }

    /// <summary>Returns the distribution options of an image's promoted versions: its own options, then those for all images.</summary>
    public static PromotedDistribution DistributionOf(string image, FactorySettings settings)
    {
        var all = settings.PromotedVersions.GetValueOrDefault(OverrideSettings.Everything) ?? new();
        return settings.PromotedVersions.GetValueOrDefault(image)?.Over(all) ?? all;
    }
}

/// <summary>A promotion with missing approvals.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">The version.</param>
/// <param name="MissingApprovals">The number of missing approvals.</param>
public sealed record PendingPromotion(string Image, ImageVersion Version, int MissingApprovals);
