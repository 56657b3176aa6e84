namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The image purchase plan to set.</summary>
public sealed class ImagePurchasePlanArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("product")]
    public Input<string>? Product { get; set; }

    [Input("publisher")]
    public Input<string>? Publisher { get; set; }

    public static new ImagePurchasePlanArgs Empty => new();
}
