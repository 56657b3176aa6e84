namespace Pulumi.AzureNative.Storage.Inputs;

/// <summary>How a storage account is replicated.</summary>
public sealed class SkuArgs : ResourceArgs
{
    [Input("name", required: true)]
    public InputUnion<string, SkuName> Name { get; set; } = null!;

    public static new SkuArgs Empty => new();
}
