using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// Reads, writes and deletes resources where they are: most in ARM, and blobs in the blob service, as azure-native does.
/// </summary>
/// <param name="arm">Azure Resource Manager.</param>
/// <param name="blobs">The blob service, or null where nothing has blobs.</param>
/// <param name="files">The files that blobs are made of. What an asset holds, the test host tells nobody.</param>
/// <param name="clock">Optional. The clock of waits. Default: the system's.</param>
internal sealed class RehearsedCalls(IArmResources arm, IBlobs? blobs, IReadOnlyList<LocalFile> files, TimeProvider? clock = null)
{
    private const string Succeeded = "Succeeded";

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    private IBlobs Blobs => blobs ?? throw new DriverException(DriverFailure.UpdateFailed, "this rehearsal has no blob service");

    /// <summary>A resource as ARM shows it, or null.</summary>
    public async Task<JsonObject?> GetAsync(ArmType type, string id, CancellationToken cancellationToken) => type.Service switch
    {
        ResourceService.Blobs => await Blobs.ExistsAsync(BlobId.Parse(id), cancellationToken) ? Shown(type, id) : null,
        _ => await arm.GetAsync(id, type.ApiVersion, cancellationToken),
    };

    /// <summary>Whether Azure has finished a resource, and well. What has no state is finished.</summary>
    public static bool IsFinished(JsonObject resource) => StateOf(resource) is null or Succeeded;

    /// <summary>The provisioning state of a resource, or null for one that has none.</summary>
    public static string? StateOf(JsonObject resource) => (string?)resource["properties"]?["provisioningState"];

    /// <summary>A resource as ARM shows it once Azure neither makes, changes nor deletes it any more; null when it is not there.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">Its ARM id.</param>
    /// <param name="onWait">Told once, before the first wait, the state that it is in.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DriverException">It stays in between for half an hour.</exception>
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
                    $"{id} has been '{state}' for {s_longest.TotalMinutes:0} minutes; run the command again when Azure has finished it");
            }

            if (waited == TimeSpan.Zero)
            {
                onWait?.Invoke(state);
            }

            await Task.Delay(s_pause, _clock, cancellationToken);
        }
    }

    /// <summary>Creates or replaces a resource, and answers it as it then is.</summary>
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

    /// <summary>The assignment that stands in the way of a declared one and gives the same, or null when none does.</summary>
    /// <param name="refusal">Azure's refusal, which may name the assignment.</param>
    /// <param name="inputs">What is declared.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
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

    /// <summary>Deletes a resource; one that is not there is gone already.</summary>
    public Task DeleteAsync(ArmType type, string id, CancellationToken cancellationToken) => type.Service switch
    {
        ResourceService.Blobs => Blobs.DeleteAsync(BlobId.Parse(id), cancellationToken),
        _ => arm.DeleteAsync(id, type.ApiVersion, cancellationToken),
    };

    // Azure refuses a second assignment of the same role to the same principal on the same scope: what was asked for is there.
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
