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

    /// <summary>When its maintenance ends, if that is said.</summary>
    public DateTimeOffset? EndOfLife { get; init; }

    /// <summary>Whether Azure refuses to delete it before then.</summary>
    public bool BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>Whether <c>latest</c> passes it over.</summary>
    public bool ExcludeFromLatest { get; init; }

    /// <summary>Tags on the version: the stack's, the image's, what the source said of its making, and the settings' marks.</summary>
    public required Tags Tags { get; init; }

    /// <summary>Plans the copy of a version.</summary>
    public static PromotionPlan Create(ImageSpec image, ImageVersion version, PromotedVersion promoted, FactorySettings settings)
    {
        var marks = VersionMarks.Of(settings, image.Name, version);
        return new()
        {
            Image = image,
            Version = version,
            Source = promoted.Source,
            TargetRegions = settings.TargetRegions,
            EndOfLife = promoted.EndOfLife,
            BlockDeletionBeforeEndOfLife = image.Version.BlockDeletionBeforeEndOfLife && promoted.EndOfLife is not null,
            ExcludeFromLatest = marks.ExcludeFromLatest,
            Tags = marks.On(FactoryPlan.TagsOf(image, settings).With(promoted.Tags)),
        };
    }
}
