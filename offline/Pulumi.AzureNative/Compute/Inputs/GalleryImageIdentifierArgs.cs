namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The gallery image identifier to set.</summary>
public sealed class GalleryImageIdentifierArgs : ResourceArgs
{
    [Input("offer", required: true)]
    public Input<string> Offer { get; set; } = null!;

    [Input("publisher", required: true)]
    public Input<string> Publisher { get; set; } = null!;

    [Input("sku", required: true)]
    public Input<string> Sku { get; set; } = null!;

    public static new GalleryImageIdentifierArgs Empty => new();
}
