using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>Reads, writes and deletes resources in their services: most in ARM, but blobs in the blob service, as azure-native does.</summary>
/// <param name="arm">Azure Resource Manager.</param>
/// <param name="blobs">The blob service; null if there are no blobs.</param>
/// <param name="files">The files that are uploaded as blobs, because the test host does not expose the content of assets.</param>
/// <param name="clock">Optional. The clock for waits. Default: the system clock.</param>
internal sealed class RehearsedCalls(IArmResources arm, IBlobs? blobs, IReadOnlyList<LocalFile> files, TimeProvider? clock = null)
{
    private const string Succeeded = "Succeeded";

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    private IBlobs Blobs => blobs ?? throw new DriverException(DriverFailure.UpdateFailed, "this rehearsal has no blob service");

    /// <summary>Reads a resource; null if it does not exist.</summary>
    public async Task<JsonObject?> GetAsync(ArmType type, string id, CancellationToken cancellationToken) => type.Service switch
    {
        ResourceService.Blobs => await Blobs.ExistsAsync(BlobId.Parse(id), cancellationToken) ? Shown(type, id) : null,
        _ => await arm.GetAsync(id, type.ApiVersion, cancellationToken),
    };

    /// <summary>Whether a resource is provisioned successfully. A resource without a state counts as provisioned.</summary>
    public static bool IsFinished(JsonObject resource) => StateOf(resource) is null or Succeeded;

    /// <summary>The provisioning state of a resource; null if it has none.</summary>
    public static string? StateOf(JsonObject resource) => (string?)resource["properties"]?["provisioningState"];

    /// <summary>Reads a resource after operations in progress have ended; null if it does not exist.</summary>
    /// <param name="type">The type.</param>
    /// <param name="id">The ARM id.</param>
    /// <param name="onWait">Receives the provisioning state once, before the first wait.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">The operation does not end within half an hour.</exception>
    public async Task<JsonObject?> GetSettledAsync(ArmType type, string id, Action<string>? onWait, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += s_pause)
        {
            var found = await GetAsync(type, id, cancellationToken);
            if (found is null || StateOf(found) is not { } state || state is Succeeded or "Failed" or "Canceled")
            {
                return found;
            }

            if (waited >= s_longest)
            {
                throw new DriverException(
                    DriverFailure.AzureUnavailable,
                    $"{id} has been '{state}' for {s_longest.TotalMinutes:0} minutes; run the command again after Azure has completed the operation");
            }

            if (waited == TimeSpan.Zero)
            {
                onWait?.Invoke(state);
            }

            await Task.Delay(s_pause, _clock, cancellationToken);
        }
    }

    /// <summary>Creates or replaces a resource, and returns it.</summary>
    public async Task<JsonObject> PutAsync(ArmType type, string id, JsonObject inputs, CancellationToken cancellationToken)
    {
        if (type.Token == ResourceTypes.RoleAssignment)
        {
            return await AssignAsync(type, id, inputs, cancellationToken);
        }

        if (type.Service is not ResourceService.Blobs)
        {
            return await arm.PutAsync(id, type.ApiVersion, type.Body(inputs), cancellationToken);
        }

        var blob = BlobId.Parse(id);
        await Blobs.UploadAsync(blob, Content(blob.Name), cancellationToken);
        return Shown(type, id);
    }

    /// <summary>Finds the existing assignment that equals a declared one; null if there is none.</summary>
    /// <param name="refusal">Azure's refusal, which may contain the id of the assignment.</param>
    /// <param name="inputs">The declared inputs.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<JsonObject?> FindAssignmentAsync(string refusal, JsonObject inputs, CancellationToken cancellationToken)
    {
        var type = ArmTypes.Of(ResourceTypes.RoleAssignment);
        var named = ExistingAssignment.IdIn(refusal, inputs);
        if ((named ?? type.Id(inputs, "")) is { } id
            && await arm.GetAsync(id, type.ApiVersion, cancellationToken) is { } found
            && ExistingAssignment.Grants(found, inputs))
        {
            return found;
        }

        return named is null && ExistingAssignment.IsNamedIn(refusal)
            ? (await arm.ListAsync(ExistingAssignment.ListOf(inputs), type.ApiVersion, cancellationToken))?.FirstOrDefault(a => ExistingAssignment.Grants(a, inputs))
            : null;
    }

    /// <summary>Deletes a resource. Succeeds if it does not exist.</summary>
    public Task DeleteAsync(ArmType type, string id, CancellationToken cancellationToken) => type.Service switch
    {
        ResourceService.Blobs => Blobs.DeleteAsync(BlobId.Parse(id), cancellationToken),
        _ => arm.DeleteAsync(id, type.ApiVersion, cancellationToken),
    };

    // Azure refuses a second assignment of a role to a principal at a scope; the existing one is what was declared.
    private async Task<JsonObject> AssignAsync(ArmType type, string id, JsonObject inputs, CancellationToken cancellationToken)
    {
        try
        {
            return await arm.PutAsync(id, type.ApiVersion, type.Body(inputs), cancellationToken);
        }
        catch (DriverException e) when (ExistingAssignment.IsNamedIn(e.Message))
        {
            if (await FindAssignmentAsync(e.Message, inputs, cancellationToken) is not { } existing)
            {
                throw;
            }

            return existing;
        }
    }

    private static JsonObject Shown(ArmType type, string id) => new()
    {
        ["id"] = id,
        ["name"] = BlobId.Parse(id).Name,
        ["properties"] = new JsonObject(type.Derived(id).Select(d => KeyValuePair.Create(d.Key, (JsonNode?)JsonValue.Create(d.Value)))),
    };

    private byte[] Content(string blobName)
    {
        var file = files.FirstOrDefault(f => f.BlobName == blobName)
            ?? throw new DriverException(DriverFailure.UpdateFailed, $"the catalog has no file for the blob '{blobName}'");
        try
        {
            var content = FileReader.ReadBytes(file.FullPath, FileKind.Script);
            // The blob's name contains the hash of the content, so changed content must not be uploaded under it.
            return Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256
                ? content
                : throw new DriverException(DriverFailure.UpdateFailed, $"{file.Path} was changed during the update; run the update again");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DriverException(DriverFailure.UpdateFailed, $"{file.Path} can no longer be read: {e.Message}", e);
        }
    }
}
