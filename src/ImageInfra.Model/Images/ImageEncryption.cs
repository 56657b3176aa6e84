namespace ImageInfra.Model.Images;

/// <summary>The keys that the copies of an image version in one place are encrypted with (<c>encryption</c>).</summary>
public sealed record ImageEncryption
{
    /// <summary>Optional. The key of the OS disk. Default: Azure's own.</summary>
    public OsDiskEncryption? OsDiskImage { get; init; }

    /// <summary>Optional. The keys of data disks, by their logical unit numbers. Default: Azure's own.</summary>
    public IReadOnlyList<DataDiskEncryption> DataDiskImages { get; init; } = [];
}
