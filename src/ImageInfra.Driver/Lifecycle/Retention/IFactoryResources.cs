using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>What builds of a stack use and make in Azure besides versions.</summary>
public interface IFactoryResources
{
    /// <summary>
    /// Reads it all, with one list for each kind: resource groups before templates, so that no group is taken for the rest of a
    /// template that was made in between.
    /// </summary>
    Task<FactoryResources> ReadAsync(StackOutputs outputs, CancellationToken cancellationToken);

    /// <summary>A template as it is now, or null.</summary>
    Task<TemplateResource?> FindTemplateAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>Deletes a template, or a staging resource group, and waits until it is gone; one that is not there is gone already.</summary>
    Task DeleteAsync(Orphan orphan, CancellationToken cancellationToken);
}
