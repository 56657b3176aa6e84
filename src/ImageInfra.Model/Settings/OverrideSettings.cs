using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>The values that a stack overrides in images' files: <c>imageinfra:overrides</c>.</summary>
public sealed record OverrideSettings
{
    /// <summary>The name that means every image.</summary>
    public const string Everything = "*";

    /// <summary>By image, or <c>*</c> for all of them; an image's own come after.</summary>
    public IReadOnlyDictionary<string, ImageOverride> Images { get; init; } = new Dictionary<string, ImageOverride>();

    /// <summary>The file that has the setting.</summary>
    public string File { get; init; } = "";

    /// <summary>The line of the setting in it, from 1, or 0 where that is not known.</summary>
    public int Line { get; init; }
}

/// <summary>The values that a stack overrides in an image's file. A value that is left out stays as in the file.</summary>
public sealed record ImageOverride
{
    /// <summary>Optional. The size of the build VM.</summary>
    public string? VmSize { get; init; }

    /// <summary>Optional. The size of its OS disk in GB, 0 to 2047; 0 is the source's own.</summary>
    public int? OsDiskSizeGB { get; init; }

    /// <summary>Optional. Minutes for the whole build: 6 to 960.</summary>
    public int? BuildTimeoutInMinutes { get; init; }

    /// <summary>Optional. Where the image's versions are replicated to; contains the location.</summary>
    public IReadOnlyList<TargetRegion>? TargetRegions { get; init; }

    /// <summary>Optional. The network of the builds; replaces the image's.</summary>
    public ImageNetwork? Network { get; init; }

    /// <summary>Optional. The existing network of the build; replaces the image's; not with <see cref="Network"/>.</summary>
    public VnetConfig? VnetConfig { get; init; }

    /// <summary>Optional. Tags added to the image's.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Optional. The image's priority: -100 to 100.</summary>
    public int? Priority { get; init; }
}
