namespace Pulumi.AzureNative.Resources;

/// <summary>What to look up.</summary>
public sealed class GetResourceGroupArgs : InvokeArgs
{
    [Input("resourceGroupName", required: true)]
    public string ResourceGroupName { get; set; } = null!;

    public static new GetResourceGroupArgs Empty => new();
}
