namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The provisioning error, as it is.</summary>
[OutputType]
public sealed class ProvisioningErrorResponse
{
    public readonly string? Message;
    public readonly string? ProvisioningErrorCode;

    [OutputConstructor]
    private ProvisioningErrorResponse(string? message, string? provisioningErrorCode)
    {
        Message = message;
        ProvisioningErrorCode = provisioningErrorCode;
    }
}
