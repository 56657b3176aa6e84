using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Updates;

/// <summary>
/// Checks whether the identity, the definitions and the templates in a stack's outputs still exist in Azure, and deletes templates
/// that must be created again.
/// </summary>
public sealed class StackInspection(ArmConnection connection)
{
    private const string Templates = "/providers/Microsoft.VirtualMachineImages/imageTemplates";

    private readonly ArmClient _arm = connection.Client;

    /// <summary>Checks the identity, and the definition and template of each image.</summary>
    /// <param name="outputs">The stack's outputs.</param>
    /// <param name="images">The images; null for all of them.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<StackCondition> LookAsync(StackOutputs outputs, IReadOnlyCollection<string>? images, CancellationToken cancellationToken)
    {
        var meant = outputs.Images.Where(i => images is null || images.Contains(i.Key, StringComparer.OrdinalIgnoreCase)).Select(i => i.Value).ToList();
        var templateIds = meant.Select(i => i.Template?.Id).OfType<string>().ToList();
        var identityRead = _arm.GetAsync(outputs.IdentityId, ApiVersions.Identities, cancellationToken);
        var definitionsRead = FindAsync($"{outputs.GalleryId}/images", ApiVersions.Galleries, [.. meant.Select(i => i.DefinitionId)], cancellationToken);
        var templatesRead = FindAsync(GroupOf(outputs.GalleryId) + Templates, ApiVersions.ImageTemplates, templateIds, cancellationToken);
        await Task.WhenAll(identityRead, definitionsRead, templatesRead);
        var (identity, definitions, templates) = (await identityRead, await definitionsRead, await templatesRead);
        var principal = (string?)identity?["properties"]?["principalId"];
        return new(
            [
                .. identity is null ? [$"identity '{ArmNames.Last(outputs.IdentityId)}'"] : (string[])[],
                .. meant.Where(i => !definitions.ContainsKey(i.DefinitionId)).Select(i => $"image definition '{ArmNames.Last(i.DefinitionId)}'"),
                .. templateIds.Where(id => !templates.ContainsKey(id)).Select(id => $"image template '{ArmNames.Last(id)}'"),
            ],
            [.. templateIds.Where(id => principal is not null && templates.TryGetValue(id, out var template) && IsStale(template, outputs.IdentityId, principal))]);
    }

    /// <summary>Deletes templates, so that the next update creates them again. Their versions stay.</summary>
    public async Task DeleteAsync(IEnumerable<string> templateIds, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(templateIds, cancellationToken, async (id, token) =>
        {
            progress.Report(new(StackPhase.Started, StackAction.Delete, ResourceTypes.ImageTemplate, ArmNames.Last(id)));
            await _arm.DeleteAsync(id, ApiVersions.ImageTemplates, token);
            progress.Report(new(StackPhase.Finished, StackAction.Delete, ResourceTypes.ImageTemplate, ArmNames.Last(id)));
        });
    }

    // One list for all. A list may be stale, so a missing resource is read by id before it counts as deleted.
    private async Task<IReadOnlyDictionary<string, JsonObject>> FindAsync(
        string collection,
        string apiVersion,
        List<string> ids,
        CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, JsonObject>(StringComparer.OrdinalIgnoreCase);
        if (ids.Count == 0)
        {
            return found;
        }

        foreach (var resource in await _arm.ListAsync(collection, apiVersion, cancellationToken) ?? [])
        {
            found[(string)resource["id"]!] = resource;
        }

        foreach (var id in ids.Where(id => !found.ContainsKey(id)).ToList())
        {
            if (await _arm.GetAsync(id, apiVersion, cancellationToken) is { } resource)
            {
                found[id] = resource;
            }
        }

        return found;
    }

    private static bool IsStale(JsonObject template, string identityId, string principal) =>
        (template["identity"]?["userAssignedIdentities"] as JsonObject)?
            .FirstOrDefault(i => string.Equals(i.Key, identityId, StringComparison.OrdinalIgnoreCase)).Value is JsonObject bound
        && (string?)bound["principalId"] is { Length: > 0 } other
        && !string.Equals(other, principal, StringComparison.OrdinalIgnoreCase);

    private static string GroupOf(string galleryId) => galleryId[..galleryId.IndexOf("/providers/", StringComparison.OrdinalIgnoreCase)];
}
