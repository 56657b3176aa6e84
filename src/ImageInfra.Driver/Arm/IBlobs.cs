namespace ImageInfra.Driver.Arm;

/// <summary>Blobs of storage accounts.</summary>
internal interface IBlobs
{
    /// <summary>Whether the blob exists.</summary>
    Task<bool> ExistsAsync(BlobId blob, CancellationToken cancellationToken);

    /// <summary>Writes a blob, and overwrites an existing one.</summary>
    Task UploadAsync(BlobId blob, byte[] content, CancellationToken cancellationToken);

    /// <summary>Deletes a blob. Succeeds if the blob or its account does not exist.</summary>
    Task DeleteAsync(BlobId blob, CancellationToken cancellationToken);
}
