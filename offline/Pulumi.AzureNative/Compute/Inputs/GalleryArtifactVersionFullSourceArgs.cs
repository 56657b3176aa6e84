namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The source of a version.</summary>
public sealed class GalleryArtifactVersionFullSourceArgs : ResourceArgs
{
    [Input("communityGalleryImageId")]
    public Input<string>? CommunityGalleryImageId { get; set; }

    [Input("id")]
    public Input<string>? Id { get; set; }

    [Input("virtualMachineId")]
    public Input<string>? VirtualMachineId { get; set; }

    public static new GalleryArtifactVersionFullSourceArgs Empty => new();
}
