namespace Pulumi.AzureNative.Resources;

/// <summary>What to look up, from outputs.</summary>
public sealed class GetResourceGroupInvokeArgs : InvokeArgs
{
    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    public static new GetResourceGroupInvokeArgs Empty => new();
}
