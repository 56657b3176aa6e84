namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template shell validator to set.</summary>
public sealed class ImageTemplateShellValidatorArgs : ResourceArgs
{
    [field: Input("inline")]
    public InputList<string> Inline
    {
        get => field ??= [];
        set;
    }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("scriptUri")]
    public Input<string>? ScriptUri { get; set; }

    [Input("sha256Checksum")]
    public Input<string>? Sha256Checksum { get; set; }

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    public ImageTemplateShellValidatorArgs()
    {
        Sha256Checksum = "";
    }

    public static new ImageTemplateShellValidatorArgs Empty => new();
}
