using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Model;

namespace ImageInfra.Driver.Stacks.Rehearsal;

/// <summary>
/// Reads, writes and deletes resources where they are: most in ARM, and blobs in the blob service, as azure-native does.
/// </summary>
/// <param name="arm">Azure Resource Manager.</param>
/// <param name="blobs">The blob service, or null where nothing has blobs.</param>
/// <param name="files">The files that blobs are made of. What an asset holds, the test host tells nobody.</param>
internal sealed class RehearsedCalls(IArmResources arm, IBlobs? blobs, IReadOnlyList<LocalFile> files)
{
    private IBlobs Blobs => blobs ?? throw new DriverException(DriverFailure.UpdateFailed, "this rehearsal has no blob service");

    /// <summary>A resource as ARM shows it, or null.</summary>
    public async Task<JsonObject?> GetAsync(ArmType type, string id, CancellationToken cancellationToken) => type.Service switch
    {
        ResourceService.Blobs => await Blobs.ExistsAsync(BlobId.Parse(id), cancellationToken) ? Shown(type, id) : null,
        _ => await arm.GetAsync(id, type.ApiVersion, cancellationToken),
    };

    /// <summary>Creates or replaces a resource, and answers it as it then is.</summary>
    public async Task<JsonObject> PutAsync(ArmType type, string id, JsonObject inputs, CancellationToken cancellationToken)
    {
        if (type.Service is not ResourceService.Blobs)
        {
            return await arm.PutAsync(id, type.ApiVersion, type.Body(inputs), cancellationToken);
        }

        var blob = BlobId.Parse(id);
        await Blobs.UploadAsync(blob, await ContentAsync(blob.Name, cancellationToken), cancellationToken);
        return Shown(type, id);
    }

    /// <summary>Deletes a resource; one that is not there is gone already.</summary>
    public Task DeleteAsync(ArmType type, string id, CancellationToken cancellationToken) => type.Service switch
    {
        ResourceService.Blobs => Blobs.DeleteAsync(BlobId.Parse(id), cancellationToken),
        _ => arm.DeleteAsync(id, type.ApiVersion, cancellationToken),
    };

    private static JsonObject Shown(ArmType type, string id) => new()
    {
        ["id"] = id,
        ["name"] = BlobId.Parse(id).Name,
        ["properties"] = new JsonObject(type.Derived(id).Select(d => KeyValuePair.Create(d.Key, (JsonNode?)JsonValue.Create(d.Value)))),
    };

    private async Task<byte[]> ContentAsync(string blobName, CancellationToken cancellationToken)
    {
        var file = files.FirstOrDefault(f => f.BlobName == blobName)
            ?? throw new DriverException(DriverFailure.UpdateFailed, $"the catalog has no file for the blob '{blobName}'");
        try
        {
            var content = await File.ReadAllBytesAsync(file.FullPath, cancellationToken);
            // Its name would say something that is not true, and Azure would refuse the template.
            return Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256
                ? content
                : throw new DriverException(DriverFailure.UpdateFailed, $"{file.Path} was changed while the update went on; run it again");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DriverException(DriverFailure.UpdateFailed, $"{file.Path} can't be read any more: {e.Message}", e);
        }
    }
}
