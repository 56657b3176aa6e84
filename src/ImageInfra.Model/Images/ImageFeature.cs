namespace ImageInfra.Model.Images;

/// <summary>A feature of an image definition, such as <c>SecurityType: TrustedLaunchSupported</c>.</summary>
public sealed record ImageFeature(string Name, string Value)
{
    /// <summary>Optional. The lowest image version that has the feature. Default: all have it.</summary>
    public ImageVersion? StartsAtVersion { get; init; }
}
