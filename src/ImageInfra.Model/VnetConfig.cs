namespace ImageInfra.Model;

/// <summary>An existing network for the build VM (<c>vmProfile.vnetConfig</c>).</summary>
/// <param name="SubnetId">The ARM id of the build VM's subnet, in the template's region.</param>
/// <param name="ContainerInstanceSubnetId">Optional. Another subnet of that network, delegated to container groups.</param>
/// <param name="ProxyVmSize">Optional. Not together with a container instance subnet.</param>
public sealed record VnetConfig(string SubnetId, string? ContainerInstanceSubnetId = null, string? ProxyVmSize = null);
