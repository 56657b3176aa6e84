using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>
/// Finds resources that builds of a stack left behind. A resource that certainly belongs to the stack and is unused is deleted; one
/// that may be in use is only shown.
/// </summary>
internal static class OrphanPlanner
{
    private const string StagingPrefix = "IT_";
    private const string TemplateNameTag = "imageTemplateName";
    private const string TemplateGroupTag = "imageTemplateResourceGroupName";

    /// <summary>Finds the orphans of a stack. No images means all images.</summary>
    public static IReadOnlyList<Orphan> Create(StackInventory stack, FactoryResources resources, IReadOnlyCollection<string> images)
    {
        if (stack.Outputs is not { } outputs)
        {
            return [];
        }

        var chosen = resources.Templates.Where(t => images.Count == 0 || IsOfImage(t.Tags, images)).ToList();
        return
        [
            .. Templates(stack, outputs, chosen),
            .. images.Count == 0 ? StagingGroups(stack, outputs, resources) : [],
            .. Artifacts(stack, resources, images, chosen),
        ];
    }

    private static IEnumerable<Orphan> Templates(StackInventory stack, StackOutputs outputs, IEnumerable<TemplateResource> templates)
    {
        var declared = outputs.Images.Values.Select(i => i.Template?.Id).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var planned = new Lazy<HashSet<string>>(() => FactoryPlan.Create(stack.Declared.Catalog, stack.Declared.Settings).Templates
            .Select(t => t.TemplateName)
            .ToHashSet(StringComparer.OrdinalIgnoreCase));
        foreach (var template in templates.Where(t => t.IsIdle && IsOf(stack, outputs, t)).OrderBy(t => t.Id, StringComparer.OrdinalIgnoreCase))
        {
            if (declared.Contains(template.Id))
            {
                if (template.ProvisioningState == "Failed")
                {
                    yield return new(OrphanKind.ImageTemplate, template.Id, "declared by the stack, but its submission failed, so it cannot run", IsDeleted: false);
                }
            }
            else if (template.ProvisioningState == "Failed")
            {
                yield return new(OrphanKind.ImageTemplate, template.Id, "its submission failed", IsDeleted: true);
            }
            else if (!planned.Value.Contains(ArmNames.Last(template.Id)))
            {
                // A template of an image in the catalog may belong to an update in progress.
                yield return new(OrphanKind.ImageTemplate, template.Id, "the stack no longer declares it", IsDeleted: true);
            }
        }
    }

    private static IEnumerable<Orphan> StagingGroups(StackInventory stack, StackOutputs outputs, FactoryResources resources)
    {
        var scope = outputs.GalleryId[..outputs.GalleryId.IndexOf("/providers/", StringComparison.OrdinalIgnoreCase)];
        var used = resources.Templates.Select(t => t.StagingGroupId).OfType<string>().Select(ArmNames.Last).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var templates = resources.Templates.Select(t => ArmNames.Last(t.Id)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var group in resources.ResourceGroups.OrderBy(g => g.Id, StringComparer.OrdinalIgnoreCase))
        {
            var name = ArmNames.Last(group.Id);
            if (name.StartsWith(StagingPrefix, StringComparison.OrdinalIgnoreCase)
                && group.ProvisioningState != "Deleting"
                && group.Tags.TryGetValue(TemplateNameTag, out var template)
                && group.Tags.TryGetValue(TemplateGroupTag, out var templateGroup)
                && string.Equals(templateGroup, outputs.ResourceGroupName, StringComparison.OrdinalIgnoreCase)
                && !used.Contains(name)
                && !templates.Contains(template))
            {
                // In a shared resource group, a template with that name may belong to another program.
                yield return stack.Declared.Settings.UseExistingResourceGroup && !IsNamedAsOurs(template, outputs)
                    ? new(OrphanKind.StagingGroup, group.Id, $"its template {template} was deleted, and may have belonged to another stack", IsDeleted: false)
                    : new(
                        OrphanKind.StagingGroup,
                        group.Id,
                        $"its template {template} was deleted",
                        IsDeleted: true,
                        $"{scope}/providers/Microsoft.VirtualMachineImages/imageTemplates/{template}");
            }
        }
    }

    private static IEnumerable<Orphan> Artifacts(
        StackInventory stack,
        FactoryResources resources,
        IReadOnlyCollection<string> images,
        IReadOnlyList<TemplateResource> templates)
    {
        var distributors = stack.Declared.Catalog.Images.SelectMany(i => i.Template.Distribute).ToList();
        var managed = distributors.OfType<Distributor.ManagedImage>().Select(d => d.ImageId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var image in resources.ManagedImages.Where(i => IsOfStack(i.Tags, stack.Name) && (images.Count == 0 || IsOfImage(i.Tags, images)) && !managed.Contains(i.Id)))
        {
            yield return new(OrphanKind.ManagedImage, image.Id, "no longer declared; may still be in use", IsDeleted: false);
        }

        var vhds = distributors.OfType<Distributor.Vhd>().Select(d => d.Uri).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var uri in templates.Where(t => IsOf(stack, stack.Outputs!, t)).SelectMany(t => t.VhdUris).Where(u => !vhds.Contains(u)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            yield return new(OrphanKind.Vhd, uri, "no longer declared; may still be in use", IsDeleted: false);
        }
    }

    // The tag may belong to another project with the same stack name, but the identity is unique to this stack.
    private static bool IsOf(StackInventory stack, StackOutputs outputs, TemplateResource template) =>
        IsOfStack(template.Tags, stack.Name) && template.IdentityIds.Contains(outputs.IdentityId, StringComparer.OrdinalIgnoreCase);

    private static bool IsOfStack(Tags tags, string stack) => tags.GetValueOrDefault(WellKnownTags.Stack) == stack;

    private static bool IsOfImage(Tags tags, IReadOnlyCollection<string> images) =>
        tags.TryGetValue(WellKnownTags.Image, out var image) && images.Contains(image, StringComparer.OrdinalIgnoreCase);

    private static bool IsNamedAsOurs(string template, StackOutputs outputs) =>
        template.LastIndexOf('-') is var dash and > 0 && outputs.Images.ContainsKey(template[..dash]);
}
