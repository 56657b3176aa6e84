namespace Pulumi.AzureNative.Compute;

/// <summary>The inputs of a gallery.</summary>
public sealed class GalleryArgs : ResourceArgs
{
    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("galleryName")]
    public Input<string>? GalleryName { get; set; }

    [Input("identity")]
    public Input<Inputs.GalleryIdentityArgs>? Identity { get; set; }

    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [Input("sharingProfile")]
    public Input<Inputs.SharingProfileArgs>? SharingProfile { get; set; }

    [Input("softDeletePolicy")]
    public Input<Inputs.SoftDeletePolicyArgs>? SoftDeletePolicy { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    public static new GalleryArgs Empty => new();
}
