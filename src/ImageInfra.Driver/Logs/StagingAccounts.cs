using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ImageInfra.Driver.Arm;

namespace ImageInfra.Driver.Logs;

/// <summary>Reads logs in the storage accounts of a staging resource group.</summary>
internal sealed class StagingAccounts(ArmConnection connection)
{
    private const string Container = "packerlogs";

    /// <summary>Lists all logs in the accounts of a group.</summary>
    public async Task<IReadOnlyList<LogBlob>> ListAsync(string groupId, CancellationToken cancellationToken)
    {
        var accounts = await connection.Client.ListAsync(
            $"{groupId}/providers/Microsoft.Storage/storageAccounts",
            ApiVersions.StorageAccounts,
            cancellationToken) ?? [];
        var logs = new List<LogBlob>();
        foreach (var account in accounts)
        {
            if (BlobServices.Of(connection, account)?.GetBlobContainerClient(Container) is { } container)
            {
                logs.AddRange(await ListAsync(container, (string)account["id"]!, cancellationToken));
            }
        }

        return logs;
    }

    /// <summary>Reads a part of a log: from an offset, up to a number of bytes. Empty if nothing is there yet.</summary>
    public static async Task<byte[]> ReadAsync(
        LogBlob log,
        long offset,
        int length,
        CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
            using var part = (await log.Client.DownloadStreamingAsync(options, cancellationToken)).Value;
            using var buffer = new MemoryStream();
            await part.Content.CopyToAsync(buffer, cancellationToken);
            return buffer.ToArray();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 416)
        {
            return [];
        }
        catch (Exception e) when (BlobRefusal.Explain(e, log.AccountId) is { } known)
        {
            throw known;
        }
    }

    private static async Task<IReadOnlyList<LogBlob>> ListAsync(
        BlobContainerClient container,
        string accountId,
        CancellationToken cancellationToken)
    {
        var logs = new List<LogBlob>();
        try
        {
            await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken))
            {
                if (blob.Name.Split('/') is [var run, LogBlob.Customization or LogBlob.Validation])
                {
                    var created = blob.Properties.CreatedOn ?? blob.Properties.LastModified ?? default;
                    var length = blob.Properties.ContentLength ?? 0;
                    var client = container.GetBlobClient(blob.Name);
                    logs.Add(new(run, blob.Name[(run.Length + 1)..], created, length, client, accountId));
                }
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The first build creates the container.
        }
        catch (Exception e) when (BlobRefusal.Explain(e, accountId) is { } known)
        {
            throw known;
        }

        return logs;
    }
}
