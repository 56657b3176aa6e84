using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Providers.Resources;
using ImageInfra.Simulator.Providers.Storage;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>The staging resource group of a template: created by the service, or an existing empty group.</summary>
internal static class StagingGroup
{
    /// <summary>The hidden property with the template id, on staging groups and their storage accounts.</summary>
    public const string Template = "template";

    private const int MaximumName = 40;
    private const string UsedBy = "usedBy";

    /// <summary>Returns the error of an existing group, or null.</summary>
    public static ArmFault? Check(AzureState azure, ArmResource template, IdentityAccess access)
    {
        if (Given(template) is not { } id || !azure.Store.TryFind(id, out var group))
        {
            return null;
        }

        // Role assignments don't count as resources in the group.
        if (azure.Store.Below(group.Id).Any(r => !r.Contains(RoleAssignmentType.Collection, StringComparison.OrdinalIgnoreCase)) || group.Body["tags"]?[UsedBy] is not null)
        {
            return Failed($"The staging resource group '{id}' is not empty, or another template uses it.");
        }

        if (!Locations.Same(group.Location, template.Location))
        {
            return Failed($"The staging resource group '{id}' is in {group.Location}; it must be in {template.Location}, the location of the template.");
        }

        return access.May("Microsoft.Storage/storageAccounts/write", id) ? null : IdentityAccess.NotAuthorized(id);
    }

    /// <summary>Creates the group, unless the template has an existing one, and the storage account in it.</summary>
    public static void Create(AzureState azure, ArmResource template)
    {
        var id = Given(template) ?? NameOf(template);
        template.Properties["exactStagingResourceGroup"] = id;
        if (azure.Store.TryFind(id, out var group))
        {
            ((JsonObject)group.Body["tags"]!)[UsedBy] = template.Id;
            azure.Store.Put(group);
        }
        else
        {
            azure.Store.Put(new(id, ResourceGroupType.Body(id, template.Location!, TagsOf(template)), new JsonObject { [Template] = template.Id }));
        }

        var account = AccountOf(template);
        var body = StorageAccountType.Body(account, template.Location!, new() { ["createdBy"] = "AzureVMImageBuilder" }, "Standard_LRS", "StorageV2");
        azure.Store.Put(new(account, body, new JsonObject { [Template] = template.Id }));
    }

    /// <summary>Removes the resources of the service: the group, or the storage account in an existing group.</summary>
    public static void Remove(AzureState azure, ArmResource template)
    {
        if ((string?)template.Properties["exactStagingResourceGroup"] is not { Length: > 0 } id || !azure.Store.TryFind(id, out var group))
        {
            return;
        }

        if ((string?)group.Hidden[Template] == template.Id)
        {
            azure.Operations.Remove(id);
            return;
        }

        azure.Store.Remove(AccountOf(template));
        ((JsonObject)group.Body["tags"]!).Remove(UsedBy);
        azure.Store.Put(group);
    }

    /// <summary>Returns the id of the storage account with the logs of a template.</summary>
    public static string AccountOf(ArmResource template) =>
        $"{(string)template.Properties["exactStagingResourceGroup"]!}/providers/{StorageAccountType.TypeName}/{DerivedGuid.Of($"storage {template.Id}").ToString("N")[..24]}";

    private static string? Given(ArmResource template) =>
        (string?)template.Properties["stagingResourceGroup"] is { Length: > 0 } id ? id : null;

    private static string NameOf(ArmResource template)
    {
        var name = $"{ResourceId.GroupOf(template.Id)}_{template.Name}";
        return ResourceId.Group(ResourceId.SubscriptionOf(template.Id), $"IT_{name[..Math.Min(MaximumName, name.Length)]}_{DerivedGuid.Of(template.Id)}");
    }

    private static JsonObject TagsOf(ArmResource template)
    {
        var tags = (JsonObject)(template.Properties["managedResourceTags"]?.DeepClone() ?? new JsonObject());
        tags["createdBy"] = "AzureVMImageBuilder";
        tags["imageTemplateName"] = template.Name;
        tags["imageTemplateResourceGroupName"] = ResourceId.GroupOf(template.Id);
        return tags;
    }

    private static ArmFault Failed(string message) => TemplateSubmission.Failed("BadStagingResourceGroup", message);
}
