namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>What protects a version.</summary>
public sealed class GalleryImageVersionSafetyProfileArgs : ResourceArgs
{
    [Input("allowDeletionOfReplicatedLocations")]
    public Input<bool>? AllowDeletionOfReplicatedLocations { get; set; }

    [Input("blockDeletionBeforeEndOfLife")]
    public Input<bool>? BlockDeletionBeforeEndOfLife { get; set; }

    public static new GalleryImageVersionSafetyProfileArgs Empty => new();
}
