using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>Reads and deletes the resources that builds use and create, besides versions.</summary>
public interface IFactoryResources
{
    /// <summary>
    /// Reads all resources with one list for each kind. Resource groups are read before templates, so that the group of a template
    /// created in between does not seem orphaned.
    /// </summary>
    Task<FactoryResources> ReadAsync(StackOutputs outputs, CancellationToken cancellationToken);

    /// <summary>Reads a template; null if it does not exist.</summary>
    Task<TemplateResource?> FindTemplateAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>Deletes a template or a staging resource group, and waits until it is gone. Succeeds if it does not exist.</summary>
    Task DeleteAsync(Orphan orphan, CancellationToken cancellationToken);
}
