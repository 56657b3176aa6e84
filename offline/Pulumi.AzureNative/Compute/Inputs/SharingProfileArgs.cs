namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The sharing profile to set.</summary>
public sealed class SharingProfileArgs : ResourceArgs
{
    [Input("communityGalleryInfo")]
    public Input<Inputs.CommunityGalleryInfoArgs>? CommunityGalleryInfo { get; set; }

    [Input("permissions")]
    public InputUnion<string, GallerySharingPermissionTypes>? Permissions { get; set; }

    public static new SharingProfileArgs Empty => new();
}
