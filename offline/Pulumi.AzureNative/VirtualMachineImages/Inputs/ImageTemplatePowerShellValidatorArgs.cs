namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template power shell validator to set.</summary>
public sealed class ImageTemplatePowerShellValidatorArgs : ResourceArgs
{
    [field: Input("inline")]
    public InputList<string> Inline
    {
        get => field ??= [];
        set;
    }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("runAsSystem")]
    public Input<bool>? RunAsSystem { get; set; }

    [Input("runElevated")]
    public Input<bool>? RunElevated { get; set; }

    [Input("scriptUri")]
    public Input<string>? ScriptUri { get; set; }

    [Input("sha256Checksum")]
    public Input<string>? Sha256Checksum { get; set; }

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [field: Input("validExitCodes")]
    public InputList<int> ValidExitCodes
    {
        get => field ??= [];
        set;
    }

    public ImageTemplatePowerShellValidatorArgs()
    {
        RunAsSystem = false;
        RunElevated = false;
        Sha256Checksum = "";
    }

    public static new ImageTemplatePowerShellValidatorArgs Empty => new();
}
