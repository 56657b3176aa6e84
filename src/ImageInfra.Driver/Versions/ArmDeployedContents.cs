using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>Reads the contents of resource groups and galleries through ARM.</summary>
public sealed class ArmDeployedContents(ArmConnection connection) : IDeployedContents
{
    private readonly ArmClient _arm = connection.Client;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupResource>> ResourcesAsync(string groupId, CancellationToken cancellationToken)
    {
        var resources = await _arm.ListAsync($"{groupId}/resources", ApiVersions.ResourceGroups, cancellationToken) ?? [];
        return [.. resources.Select(r => new GroupResource((string)r["id"]!, (string?)r["type"] ?? "", TagsOf(r)))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GalleryDefinition>> DefinitionsAsync(string galleryId, CancellationToken cancellationToken)
    {
        var definitions = await _arm.ListAsync($"{galleryId}/images", ApiVersions.Galleries, cancellationToken) ?? [];
        return [.. definitions.Select(d => new GalleryDefinition((string)d["id"]!, TagsOf(d)) { Identifier = IdentifierOf(d) })];
    }

    /// <inheritdoc/>
    public Task DeleteDefinitionAsync(string definitionId, CancellationToken cancellationToken) =>
        _arm.DeleteAsync(definitionId, ApiVersions.Galleries, cancellationToken);

    internal static Tags TagsOf(JsonObject resource) =>
        Tags.Empty.With((resource["tags"] as JsonObject ?? []).Select(t => KeyValuePair.Create(t.Key, (string?)t.Value ?? "")));

    private static ImageIdentifier IdentifierOf(JsonObject definition)
    {
        var identifier = definition["properties"]?["identifier"];
        return new((string?)identifier?["publisher"] ?? "", (string?)identifier?["offer"] ?? "", (string?)identifier?["sku"] ?? "");
    }
}
