namespace Pulumi.AzureNative.Storage;

/// <summary>The inputs of a storage account.</summary>
public sealed class StorageAccountArgs : ResourceArgs
{
    [Input("accountName")]
    public Input<string>? AccountName { get; set; }

    [Input("allowBlobPublicAccess")]
    public Input<bool>? AllowBlobPublicAccess { get; set; }

    [Input("allowCrossTenantReplication")]
    public Input<bool>? AllowCrossTenantReplication { get; set; }

    [Input("allowSharedKeyAccess")]
    public Input<bool>? AllowSharedKeyAccess { get; set; }

    [Input("enableHttpsTrafficOnly")]
    public Input<bool>? EnableHttpsTrafficOnly { get; set; }

    [Input("kind", required: true)]
    public InputUnion<string, Kind> Kind { get; set; } = null!;

    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("minimumTlsVersion")]
    public InputUnion<string, MinimumTlsVersion>? MinimumTlsVersion { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [Input("sku", required: true)]
    public Input<Inputs.SkuArgs> Sku { get; set; } = null!;

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    public static new StorageAccountArgs Empty => new();
}
