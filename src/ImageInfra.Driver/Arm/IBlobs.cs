namespace ImageInfra.Driver.Arm;

/// <summary>Blobs of storage accounts.</summary>
internal interface IBlobs
{
    /// <summary>Whether there is such a blob.</summary>
    Task<bool> ExistsAsync(BlobId blob, CancellationToken cancellationToken);

    /// <summary>Writes a blob; one that is there is written over.</summary>
    Task UploadAsync(BlobId blob, byte[] content, CancellationToken cancellationToken);

    /// <summary>Deletes a blob; one that is not there, or whose account is not, is gone already.</summary>
    Task DeleteAsync(BlobId blob, CancellationToken cancellationToken);
}
