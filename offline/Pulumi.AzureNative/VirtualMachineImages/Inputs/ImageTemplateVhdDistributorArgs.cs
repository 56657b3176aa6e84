namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template vhd distributor to set.</summary>
public sealed class ImageTemplateVhdDistributorArgs : ResourceArgs
{
    [field: Input("artifactTags")]
    public InputMap<string> ArtifactTags
    {
        get => field ??= [];
        set;
    }

    [Input("runOutputName", required: true)]
    public Input<string> RunOutputName { get; set; } = null!;

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [Input("uri")]
    public Input<string>? Uri { get; set; }

    public static new ImageTemplateVhdDistributorArgs Empty => new();
}
