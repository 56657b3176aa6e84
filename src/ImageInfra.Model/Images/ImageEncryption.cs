namespace ImageInfra.Model.Images;

/// <summary>The keys that the copies of an image version in one place are encrypted with (<c>encryption</c>).</summary>
public sealed record ImageEncryption
{
    /// <summary>Optional. The key of the OS disk. Default: Azure's own.</summary>
    public OsDiskEncryption? OsDiskImage { get; init; }

    /// <summary>Optional. The keys of data disks, by their logical unit numbers. Default: Azure's own.</summary>
    public IReadOnlyList<DataDiskEncryption> DataDiskImages { get; init; } = [];
}

/// <summary>The key of an OS disk (<c>encryption.osDiskImage</c>).</summary>
public sealed record OsDiskEncryption
{
    /// <summary>Optional. The ARM id of the disk encryption set, in the same region. Default: Azure's own key.</summary>
    public string? DiskEncryptionSetId { get; init; }

    /// <summary>
    /// Optional. Of confidential VMs: EncryptedVMGuestStateOnlyWithPmk, EncryptedWithPmk, EncryptedWithCmk or NonPersistedTPM.
    /// </summary>
    public string? ConfidentialVMEncryptionType { get; init; }

    /// <summary>Optional. With EncryptedWithCmk, and only there: the ARM id of the disk encryption set of confidential VMs.</summary>
    public string? SecureVMDiskEncryptionSetId { get; init; }
}

/// <summary>The key of a data disk (<c>encryption.dataDiskImages[]</c>).</summary>
/// <param name="Lun">The disk's logical unit number, 0 to 63.</param>
/// <param name="DiskEncryptionSetId">Optional. The ARM id of the disk encryption set, in the same region. Default: Azure's own key.</param>
public sealed record DataDiskEncryption(int Lun, string? DiskEncryptionSetId = null);
