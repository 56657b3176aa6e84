using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>The values of a stack that replace those in image files: <c>imageinfra:overrides</c>.</summary>
public sealed record OverrideSettings
{
    /// <summary>The name that stands for every image.</summary>
    public const string Everything = "*";

    /// <summary>The overrides by image, or <c>*</c> for all images. Those of an image apply last.</summary>
    public IReadOnlyDictionary<string, ImageOverride> Images { get; init; } = new Dictionary<string, ImageOverride>();

    /// <summary>The file with the setting.</summary>
    public string File { get; init; } = "";

    /// <summary>The line of the setting, starting at 1; 0 if unknown.</summary>
    public int Line { get; init; }
}

/// <summary>The values that replace those in an image file. An omitted value does not change.</summary>
public sealed record ImageOverride
{
    /// <summary>Optional. The size of the build VM.</summary>
    public string? VmSize { get; init; }

    /// <summary>Optional. The size of the OS disk in GB, 0 to 4095; 0 is the size of the source.</summary>
    public int? OsDiskSizeGB { get; init; }

    /// <summary>Optional. The timeout of the whole build in minutes: 6 to 960.</summary>
    public int? BuildTimeoutInMinutes { get; init; }

    /// <summary>Optional. The regions of the version's replicas; contains the location.</summary>
    public IReadOnlyList<TargetRegion>? TargetRegions { get; init; }

    /// <summary>Optional. The network of the builds; replaces that of the image.</summary>
    public ImageNetwork? Network { get; init; }

    /// <summary>Optional. The existing network of the build; replaces that of the image. Not allowed with <see cref="Network"/>.</summary>
    public VnetConfig? VnetConfig { get; init; }

    /// <summary>Optional. Additional tags.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Optional. Additional tags on the resources in the staging resource group.</summary>
    public Tags ManagedResourceTags { get; init; } = Tags.Empty;

    /// <summary>Optional. The priority of the image: -100 to 100.</summary>
    public int? Priority { get; init; }
}
