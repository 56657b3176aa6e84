namespace Pulumi.AzureNative.VirtualMachineImages;

/// <summary>The inputs of a trigger.</summary>
public sealed class TriggerArgs : ResourceArgs
{
    [Input("imageTemplateName", required: true)]
    public Input<string> ImageTemplateName { get; set; } = null!;

    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [Input("triggerName")]
    public Input<string>? TriggerName { get; set; }

    public static new TriggerArgs Empty => new();
}
