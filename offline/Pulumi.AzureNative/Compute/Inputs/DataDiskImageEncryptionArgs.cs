namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The key of a data disk.</summary>
public sealed class DataDiskImageEncryptionArgs : ResourceArgs
{
    [Input("diskEncryptionSetId")]
    public Input<string>? DiskEncryptionSetId { get; set; }

    [Input("lun", required: true)]
    public Input<int> Lun { get; set; } = null!;

    public static new DataDiskImageEncryptionArgs Empty => new();
}
