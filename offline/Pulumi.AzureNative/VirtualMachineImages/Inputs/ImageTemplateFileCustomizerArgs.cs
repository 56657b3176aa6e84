namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template file customizer to set.</summary>
public sealed class ImageTemplateFileCustomizerArgs : ResourceArgs
{
    [Input("destination")]
    public Input<string>? Destination { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("sha256Checksum")]
    public Input<string>? Sha256Checksum { get; set; }

    [Input("sourceUri")]
    public Input<string>? SourceUri { get; set; }

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    public ImageTemplateFileCustomizerArgs()
    {
        Sha256Checksum = "";
    }

    public static new ImageTemplateFileCustomizerArgs Empty => new();
}
