namespace ImageInfra.Model.Images;

/// <summary>The key of a data disk (<c>encryption.dataDiskImages[]</c>).</summary>
/// <param name="Lun">The disk's logical unit number, 0 to 63.</param>
/// <param name="DiskEncryptionSetId">Optional. The ARM id of the disk encryption set, in the same region. Default: Azure's own key.</param>
public sealed record DataDiskEncryption(int Lun, string? DiskEncryptionSetId = null);
