namespace ImageInfra.Model.Images;

/// <summary>The encryption keys of an image version's copies in one location (<c>encryption</c>).</summary>
public sealed record ImageEncryption
{
    /// <summary>Optional. The key of the OS disk. Default: the platform-managed key.</summary>
    public OsDiskEncryption? OsDiskImage { get; init; }

    /// <summary>Optional. The keys of data disks, by logical unit number. Default: the platform-managed key.</summary>
    public IReadOnlyList<DataDiskEncryption> DataDiskImages { get; init; } = [];
}

/// <summary>The key of an OS disk (<c>encryption.osDiskImage</c>).</summary>
public sealed record OsDiskEncryption
{
    /// <summary>Optional. The ARM id of the disk encryption set, in the same region. Default: the platform-managed key.</summary>
    public string? DiskEncryptionSetId { get; init; }

    /// <summary>
    /// Optional. For confidential VMs: EncryptedVMGuestStateOnlyWithPmk, EncryptedWithPmk, EncryptedWithCmk or NonPersistedTPM.
    /// </summary>
    public string? ConfidentialVMEncryptionType { get; init; }

    /// <summary>Optional. The ARM id of the disk encryption set of confidential VMs. Only for EncryptedWithCmk.</summary>
    public string? SecureVMDiskEncryptionSetId { get; init; }
}

/// <summary>The key of a data disk (<c>encryption.dataDiskImages[]</c>).</summary>
/// <param name="Lun">The logical unit number of the disk, 0 to 63.</param>
/// <param name="DiskEncryptionSetId">Optional. The ARM id of the disk encryption set, in the same region. Default: the platform-managed key.</param>
public sealed record DataDiskEncryption(int Lun, string? DiskEncryptionSetId = null);
