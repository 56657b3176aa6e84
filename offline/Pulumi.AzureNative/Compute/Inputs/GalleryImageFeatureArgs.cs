namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The gallery image feature to set.</summary>
public sealed class GalleryImageFeatureArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("startsAtVersion")]
    public Input<string>? StartsAtVersion { get; set; }

    [Input("value")]
    public Input<string>? Value { get; set; }

    public static new GalleryImageFeatureArgs Empty => new();
}
