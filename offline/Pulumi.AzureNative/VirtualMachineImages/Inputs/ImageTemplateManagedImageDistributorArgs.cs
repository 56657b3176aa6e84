namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template managed image distributor to set.</summary>
public sealed class ImageTemplateManagedImageDistributorArgs : ResourceArgs
{
    [field: Input("artifactTags")]
    public InputMap<string> ArtifactTags
    {
        get => field ??= [];
        set;
    }

    [Input("imageId", required: true)]
    public Input<string> ImageId { get; set; } = null!;

    [Input("location", required: true)]
    public Input<string> Location { get; set; } = null!;

    [Input("runOutputName", required: true)]
    public Input<string> RunOutputName { get; set; } = null!;

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    public static new ImageTemplateManagedImageDistributorArgs Empty => new();
}
