using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>A resource group or a managed image in Azure.</summary>
/// <param name="Id">The ARM id.</param>
/// <param name="ProvisioningState">Azure's provisioning state, such as Succeeded.</param>
/// <param name="Tags">The tags.</param>
public sealed record TaggedResource(string Id, string ProvisioningState, Tags Tags);
