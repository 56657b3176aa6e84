namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The Azure resources that builds of a stack use and create, besides versions.</summary>
/// <param name="Templates">All image templates in the stack's resource group, including foreign ones.</param>
/// <param name="ResourceGroups">The resource groups in the subscription.</param>
/// <param name="ManagedImages">The managed images in the subscription.</param>
/// <param name="HasSoftDelete">Whether deleted versions of the gallery can be restored.</param>
public sealed record FactoryResources(
    IReadOnlyList<TemplateResource> Templates,
    IReadOnlyList<TaggedResource> ResourceGroups,
    IReadOnlyList<TaggedResource> ManagedImages,
    bool HasSoftDelete);
