using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>Reads and writes image versions through ARM.</summary>
public sealed class ArmImageVersions(ArmConnection connection) : IImageVersions
{
    private readonly ArmClient _arm = connection.Client;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PublishedVersion>> ListAsync(string definitionId, CancellationToken cancellationToken)
    {
        var versions = await _arm.ListAsync($"{definitionId}/versions", ApiVersions.Galleries, cancellationToken) ?? [];
        return [.. versions.Select(Read).OrderByDescending(v => v.Number)];
    }

    /// <inheritdoc/>
    public async Task<PublishedVersion?> FindAsync(string versionId, CancellationToken cancellationToken)
    {
        var version = await _arm.GetAsync($"{versionId}?$expand=ReplicationStatus", ApiVersions.Galleries, cancellationToken);
        return version is null ? null : Read(version);
    }

    /// <inheritdoc/>
    public async Task UpdateAsync(string versionId, VersionUpdate update, CancellationToken cancellationToken)
    {
        // A PATCH of the version would replace all tags, including those that another process writes at the same time.
        await ChangeTagsAsync(versionId, "Merge", update.Tags?.Set, cancellationToken);
        if (Body(update) is { Count: > 0 } body)
        {
            await _arm.PatchAsync(versionId, ApiVersions.Galleries, body, cancellationToken);
        }

        await ChangeTagsAsync(versionId, "Delete", update.Tags?.Removed, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string versionId, CancellationToken cancellationToken) =>
        _arm.DeleteAsync(versionId, ApiVersions.Galleries, cancellationToken);

    private async Task ChangeTagsAsync(string versionId, string operation, Tags? tags, CancellationToken cancellationToken)
    {
        if (tags is { Count: > 0 })
        {
            var body = new JsonObject
            {
                ["operation"] = operation,
                ["properties"] = new JsonObject { ["tags"] = new JsonObject(tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))) },
            };
            await _arm.PatchAsync($"{versionId}/providers/Microsoft.Resources/tags/default", ApiVersions.Tags, body, cancellationToken);
        }
    }

    private static JsonObject Body(VersionUpdate update)
    {
        var body = new JsonObject();
        var publishing = new JsonObject();
        Set(publishing, "endOfLifeDate", update.EndOfLifeDate?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Set(publishing, "excludeFromLatest", update.ExcludeFromLatest);
        Set(publishing, "targetRegions", update.TargetRegions is { } regions ? new JsonArray([.. regions.Select(VersionRegionJson.Write)]) : null);
        var safety = new JsonObject();
        Set(safety, "blockDeletionBeforeEndOfLife", update.BlockDeletionBeforeEndOfLife);
        Set(safety, "allowDeletionOfReplicatedLocations", update.AllowDeletionOfReplicatedLocations);
        var properties = new JsonObject();
        Set(properties, "publishingProfile", publishing.Count > 0 ? publishing : null);
        Set(properties, "safetyProfile", safety.Count > 0 ? safety : null);
        Set(body, "properties", properties.Count > 0 ? properties : null);
        return body;
    }

    private static void Set(JsonObject map, string name, JsonNode? value)
    {
        if (value is not null)
        {
            map[name] = value;
        }
    }

    /// <summary>Reads a version from an ARM response, or from a row of Resource Graph with the same columns.</summary>
    internal static PublishedVersion Read(JsonObject version)
    {
        var properties = version["properties"] as JsonObject;
        var publishing = properties?["publishingProfile"] as JsonObject;
        return new()
        {
            Id = (string)version["id"]!,
            Number = ImageVersion.Parse((string)version["name"]!),
            ProvisioningState = (string?)properties?["provisioningState"] ?? "",
            PublishedDate = Time(publishing?["publishedDate"]),
            EndOfLifeDate = Time(publishing?["endOfLifeDate"]),
            ExcludeFromLatest = (bool?)publishing?["excludeFromLatest"] ?? false,
            BlockDeletionBeforeEndOfLife = (bool?)properties?["safetyProfile"]?["blockDeletionBeforeEndOfLife"] ?? false,
            AllowDeletionOfReplicatedLocations = (bool?)properties?["safetyProfile"]?["allowDeletionOfReplicatedLocations"] ?? false,
            Replicas = Replicas(publishing?["targetRegions"] as JsonArray, properties?["replicationStatus"]?["summary"] as JsonArray),
            CopyOf = (string?)properties?["storageProfile"]?["source"]?["id"] is { } source && source.Contains("/versions/", StringComparison.OrdinalIgnoreCase)
                ? source
                : null,
            SizeInGB = (int?)properties?["storageProfile"]?["osDiskImage"]?["sizeInGB"],
            Tags = ArmDeployedContents.TagsOf(version),
        };
    }

    private static IReadOnlyList<VersionReplica> Replicas(JsonArray? regions, JsonArray? summary)
    {
        var status = (summary ?? []).ToDictionary(s => AzureRegion.Normalize((string)s!["region"]!), s => s!);
        return
        [
            .. (regions ?? []).Select(region =>
            {
                var there = VersionRegionJson.Read((JsonObject)region!);
                var replication = status.GetValueOrDefault(there.Name);
                return new VersionReplica(there.Name, there.ReplicaCount, (string?)replication?["state"], (int?)replication?["progress"] ?? 0)
                {
                    StorageAccountType = there.StorageAccountType,
                    ExcludeFromLatest = there.ExcludeFromLatest,
                    AdditionalReplicaSets = there.AdditionalReplicaSets,
                    Encryption = there.Encryption,
                };
            }),
        ];
    }

    private static DateTimeOffset? Time(JsonNode? time) =>
        DateTimeOffset.TryParse((string?)time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) ? value : null;
}
