using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>Reads the resources that builds use and create, through ARM.</summary>
public sealed class ArmFactoryResources(ArmConnection connection) : IFactoryResources
{
    private const string Subscriptions = "/subscriptions/";
    private const string Provider = "/providers/";

    private readonly ArmClient _arm = connection.Client;

    /// <inheritdoc/>
    public async Task<FactoryResources> ReadAsync(StackOutputs outputs, CancellationToken cancellationToken)
    {
        var group = outputs.GalleryId[..outputs.GalleryId.IndexOf(Provider, StringComparison.OrdinalIgnoreCase)];
        var subscription = group[..group.IndexOf('/', Subscriptions.Length)];
        var groups = await _arm.ListAsync($"{subscription}/resourceGroups", ApiVersions.ResourceGroups, cancellationToken) ?? [];
        var templates = await _arm.ListAsync($"{group}/providers/Microsoft.VirtualMachineImages/imageTemplates", ApiVersions.ImageTemplates, cancellationToken) ?? [];
        var images = await _arm.ListAsync($"{subscription}/providers/Microsoft.Compute/images", ApiVersions.ManagedImages, cancellationToken) ?? [];
        var gallery = await _arm.GetAsync(outputs.GalleryId, ApiVersions.Galleries, cancellationToken);
        return new(
            [.. templates.Select(Template)],
            [.. groups.Select(Tagged)],
            [.. images.Select(Tagged)],
            (bool?)gallery?["properties"]?["softDeletePolicy"]?["isSoftDeleteEnabled"] ?? false);
    }

    /// <inheritdoc/>
    public async Task<TemplateResource?> FindTemplateAsync(string templateId, CancellationToken cancellationToken) =>
        await _arm.GetAsync(templateId, ApiVersions.ImageTemplates, cancellationToken) is { } template ? Template(template) : null;

    /// <inheritdoc/>
    public Task DeleteAsync(Orphan orphan, CancellationToken cancellationToken) => orphan.Kind switch
    {
        OrphanKind.ImageTemplate => _arm.DeleteAsync(orphan.Id, ApiVersions.ImageTemplates, cancellationToken),
        OrphanKind.StagingGroup => _arm.DeleteAsync(orphan.Id, ApiVersions.ResourceGroups, cancellationToken),
        _ => throw new NotSupportedException($"{orphan.Id}: {orphan.Kind} is only shown, never deleted"),
    };

    private static TemplateResource Template(JsonObject template)
    {
        var properties = template["properties"] as JsonObject;
        return new()
        {
            Id = (string)template["id"]!,
            ProvisioningState = (string?)properties?["provisioningState"] ?? "",
            // Every state other than these counts as in progress.
            IsRunning = (string?)properties?["lastRunStatus"]?["runState"] is { Length: > 0 } state
                && state is not ("Succeeded" or "PartiallySucceeded" or "Failed" or "Canceled"),
            IdentityIds = [.. (template["identity"]?["userAssignedIdentities"] as JsonObject ?? []).Select(i => i.Key)],
            StagingGroupId = (string?)properties?["exactStagingResourceGroup"] is { Length: > 0 } group ? group : null,
            VhdUris = [.. (properties?["distribute"] as JsonArray ?? []).Select(d => (string?)d?["uri"]).Where(u => !string.IsNullOrEmpty(u)).Select(u => u!)],
            Tags = ArmDeployedContents.TagsOf(template),
        };
    }

    private static TaggedResource Tagged(JsonObject resource) =>
        new((string)resource["id"]!, (string?)resource["properties"]?["provisioningState"] ?? "", ArmDeployedContents.TagsOf(resource));
}
