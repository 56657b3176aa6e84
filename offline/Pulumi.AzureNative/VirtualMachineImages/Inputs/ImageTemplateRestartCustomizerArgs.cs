namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template restart customizer to set.</summary>
public sealed class ImageTemplateRestartCustomizerArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("restartCheckCommand")]
    public Input<string>? RestartCheckCommand { get; set; }

    [Input("restartCommand")]
    public Input<string>? RestartCommand { get; set; }

    [Input("restartTimeout")]
    public Input<string>? RestartTimeout { get; set; }

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    public static new ImageTemplateRestartCustomizerArgs Empty => new();
}
