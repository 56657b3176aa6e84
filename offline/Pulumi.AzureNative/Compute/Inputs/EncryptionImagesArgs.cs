namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The keys of the disks in a region.</summary>
public sealed class EncryptionImagesArgs : ResourceArgs
{
    [field: Input("dataDiskImages")]
    public InputList<DataDiskImageEncryptionArgs> DataDiskImages
    {
        get => field ??= [];
        set;
    }

    [Input("osDiskImage")]
    public Input<OSDiskImageEncryptionArgs>? OsDiskImage { get; set; }

    public static new EncryptionImagesArgs Empty => new();
}
