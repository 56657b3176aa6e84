namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template properties response error handling, as it is.</summary>
[OutputType]
public sealed class ImageTemplatePropertiesResponseErrorHandling
{
    public readonly string? OnCustomizerError;
    public readonly string? OnValidationError;

    [OutputConstructor]
    private ImageTemplatePropertiesResponseErrorHandling(string? onCustomizerError, string? onValidationError)
    {
        OnCustomizerError = onCustomizerError;
        OnValidationError = onValidationError;
    }
}
