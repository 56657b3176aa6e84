namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The security profile of a version.</summary>
public sealed class ImageVersionSecurityProfileArgs : ResourceArgs
{
    [Input("uefiSettings")]
    public Input<GalleryImageVersionUefiSettingsArgs>? UefiSettings { get; set; }

    public static new ImageVersionSecurityProfileArgs Empty => new();
}
