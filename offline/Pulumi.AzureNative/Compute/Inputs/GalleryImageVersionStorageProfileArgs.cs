namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>What a version is made from.</summary>
public sealed class GalleryImageVersionStorageProfileArgs : ResourceArgs
{
    [Input("source")]
    public Input<GalleryArtifactVersionFullSourceArgs>? Source { get; set; }

    public static new GalleryImageVersionStorageProfileArgs Empty => new();
}
