namespace ImageInfra.Model.Images;

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
