namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>What builds of a stack use and make besides versions: one reading of Azure.</summary>
/// <param name="Templates">The image templates of the stack's resource group, also those of others.</param>
/// <param name="ResourceGroups">The resource groups of its subscription.</param>
/// <param name="ManagedImages">The managed images of its subscription.</param>
/// <param name="HasSoftDelete">Whether a deleted version of its gallery can be brought back.</param>
public sealed record FactoryResources(
    IReadOnlyList<TemplateResource> Templates,
    IReadOnlyList<TaggedResource> ResourceGroups,
    IReadOnlyList<TaggedResource> ManagedImages,
    bool HasSoftDelete);
