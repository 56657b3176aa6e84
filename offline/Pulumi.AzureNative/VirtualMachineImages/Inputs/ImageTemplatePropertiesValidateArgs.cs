namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template properties validate to set.</summary>
public sealed class ImageTemplatePropertiesValidateArgs : ResourceArgs
{
    [Input("continueDistributeOnFailure")]
    public Input<bool>? ContinueDistributeOnFailure { get; set; }

    [field: Input("inVMValidations")]
    public InputList<object> InVMValidations
    {
        get => field ??= [];
        set;
    }

    [Input("sourceValidationOnly")]
    public Input<bool>? SourceValidationOnly { get; set; }

    public ImageTemplatePropertiesValidateArgs()
    {
        ContinueDistributeOnFailure = false;
        SourceValidationOnly = false;
    }

    public static new ImageTemplatePropertiesValidateArgs Empty => new();
}
