namespace Pulumi.AzureNative.Compute;

/// <summary>The inputs of a gallery image version.</summary>
public sealed class GalleryImageVersionArgs : ResourceArgs
{
    [Input("galleryImageName", required: true)]
    public Input<string> GalleryImageName { get; set; } = null!;

    [Input("galleryImageVersionName")]
    public Input<string>? GalleryImageVersionName { get; set; }

    [Input("galleryName", required: true)]
    public Input<string> GalleryName { get; set; } = null!;

    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("publishingProfile")]
    public Input<Inputs.GalleryImageVersionPublishingProfileArgs>? PublishingProfile { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [Input("restore")]
    public Input<bool>? Restore { get; set; }

    [Input("safetyProfile")]
    public Input<Inputs.GalleryImageVersionSafetyProfileArgs>? SafetyProfile { get; set; }

    [Input("securityProfile")]
    public Input<Inputs.ImageVersionSecurityProfileArgs>? SecurityProfile { get; set; }

    [Input("storageProfile", required: true)]
    public Input<Inputs.GalleryImageVersionStorageProfileArgs> StorageProfile { get; set; } = null!;

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    public static new GalleryImageVersionArgs Empty => new();
}
