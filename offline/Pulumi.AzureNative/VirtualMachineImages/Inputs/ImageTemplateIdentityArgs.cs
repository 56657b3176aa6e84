namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template identity to set.</summary>
public sealed class ImageTemplateIdentityArgs : ResourceArgs
{
    [Input("type")]
    public Input<ResourceIdentityType>? Type { get; set; }

    [field: Input("userAssignedIdentities")]
    public InputList<string> UserAssignedIdentities
    {
        get => field ??= [];
        set;
    }

    public static new ImageTemplateIdentityArgs Empty => new();
}
