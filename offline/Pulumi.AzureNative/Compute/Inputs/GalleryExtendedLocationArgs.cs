namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>An extended location.</summary>
public sealed class GalleryExtendedLocationArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("type")]
    public InputUnion<string, GalleryExtendedLocationType>? Type { get; set; }

    public static new GalleryExtendedLocationArgs Empty => new();
}
