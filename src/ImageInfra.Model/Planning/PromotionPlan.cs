using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>One image version that a stack takes from another stack's gallery.</summary>
public sealed record PromotionPlan
{
    private PromotionPlan()
    {
    }

    /// <summary>The image.</summary>
    public required ImageSpec Image { get; init; }

    /// <summary>The number, the same as where it comes from.</summary>
    public required ImageVersion Version { get; init; }

    /// <summary>The ARM id of the version that it is a copy of.</summary>
    public required string Source { get; init; }

    /// <summary>Where it is replicated to.</summary>
    public required IReadOnlyList<TargetRegion> TargetRegions { get; init; }

    /// <summary>The other options of its distribution.</summary>
    public required PromotedDistribution Distribution { get; init; }

    /// <summary>When its maintenance ends, if that is said.</summary>
    public DateTimeOffset? EndOfLife { get; init; }

    /// <summary>Whether Azure refuses to delete it before then.</summary>
    public bool BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>Whether Azure deletes it although it is in other regions than its own.</summary>
    public bool AllowDeletionOfReplicatedLocations { get; init; }

    /// <summary>Whether <c>latest</c> passes it over.</summary>
    public bool ExcludeFromLatest { get; init; }

    /// <summary>Tags on the version: the stack's, the image's, what the source said of its making, and the settings' marks.</summary>
    public required Tags Tags { get; init; }

    /// <summary>Plans a stack's promotions: those that enough people agreed to, and those that wait for more.</summary>
    public static (IReadOnlyList<PromotionPlan> Ready, IReadOnlyList<PendingPromotion> Pending) Create(ImageCatalog catalog, FactorySettings settings)
    {
        NamedImages.Require(catalog, "promotedVersions", settings.PromotedVersions.Keys, $"Pulumi.{settings.Stack}.yaml", line: 0);

        // What left the catalog has no definition to be copied into; its versions, where there are any, stop the update.
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

    /// <summary>How a stack distributes an image's versions from other stacks: what it says of the image, over what it says of all.</summary>
    public static PromotedDistribution DistributionOf(string image, FactorySettings settings)
    {
        var all = settings.PromotedVersions.GetValueOrDefault(OverrideSettings.Everything) ?? new();
        return settings.PromotedVersions.GetValueOrDefault(image)?.Over(all) ?? all;
    }
}

/// <summary>A version that a stack does not take yet, because too few people agreed to it.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">The version.</param>
/// <param name="MissingApprovals">How many more have to agree.</param>
public sealed record PendingPromotion(string Image, ImageVersion Version, int MissingApprovals);
