namespace Pulumi.AzureNative.Resources.Outputs;

/// <summary>The resource group properties, as it is.</summary>
[OutputType]
public sealed class ResourceGroupPropertiesResponse
{
    public readonly string ProvisioningState;

    [OutputConstructor]
    private ResourceGroupPropertiesResponse(string provisioningState)
    {
        ProvisioningState = provisioningState;
    }
}
