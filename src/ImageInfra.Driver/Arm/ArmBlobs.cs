using Azure;
using Azure.Storage.Blobs;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm;

/// <summary>Reads and writes blobs of storage accounts that are found through ARM.</summary>
internal sealed class ArmBlobs(ArmConnection connection) : IBlobs
{
    /// <inheritdoc/>
    public Task<bool> ExistsAsync(BlobId blob, CancellationToken cancellationToken) => CallAsync(
        blob,
        async client => (await client.ExistsAsync(cancellationToken)).Value,
        otherwise: false,
        cancellationToken);

    /// <inheritdoc/>
    public async Task UploadAsync(BlobId blob, byte[] content, CancellationToken cancellationToken)
    {
        var isThere = await CallAsync(
            blob,
            async client =>
            {
                await client.UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellationToken);
                return true;
            },
            otherwise: false,
            cancellationToken);
        if (!isThere)
        {
            throw new DriverException(DriverFailure.NotFound, $"{blob.AccountId} has no container '{blob.Container}' for the blob '{blob.Name}'");
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(BlobId blob, CancellationToken cancellationToken) => CallAsync(
        blob,
        async client => (await client.DeleteIfExistsAsync(cancellationToken: cancellationToken)).Value,
        otherwise: false,
        cancellationToken);

    private async Task<bool> CallAsync(BlobId blob, Func<BlobClient, Task<bool>> call, bool otherwise, CancellationToken cancellationToken)
    {
        var account = await connection.Client.GetAsync(blob.AccountId, ApiVersions.StorageAccounts, cancellationToken);
        if (account is null || BlobServices.Of(connection, account) is not { } service)
        {
            return otherwise;
        }

        try
        {
            return await call(service.GetBlobContainerClient(blob.Container).GetBlobClient(blob.Name));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return otherwise;
        }
        catch (RequestFailedException e) when (e.Status is 401 or 403)
        {
            throw new DriverException(
                DriverFailure.NotAuthorized,
                $"the login may not write blobs of {blob.AccountId} ({e.ErrorCode}); assign it the role Storage Blob Data Contributor on the account",
                e);
        }
        catch (Exception e) when (e is RequestFailedException or IOException)
        {
            var failure = e is RequestFailedException { Status: > 0 and < 500 } ? DriverFailure.AzureRefused : DriverFailure.AzureUnavailable;
            throw new DriverException(failure, $"the blob service of {blob.AccountId} returned an unexpected response: {SecretMask.Apply(e.Message.Split('\n')[0].TrimEnd())}", e);
        }
    }
}
