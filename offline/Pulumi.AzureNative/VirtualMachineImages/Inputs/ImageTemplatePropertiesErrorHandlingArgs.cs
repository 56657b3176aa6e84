namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template properties error handling to set.</summary>
public sealed class ImageTemplatePropertiesErrorHandlingArgs : ResourceArgs
{
    [Input("onCustomizerError")]
    public InputUnion<string, OnBuildError>? OnCustomizerError { get; set; }

    [Input("onValidationError")]
    public InputUnion<string, OnBuildError>? OnValidationError { get; set; }

    public ImageTemplatePropertiesErrorHandlingArgs()
    {
        OnCustomizerError = "cleanup";
        OnValidationError = "cleanup";
    }

    public static new ImageTemplatePropertiesErrorHandlingArgs Empty => new();
}
