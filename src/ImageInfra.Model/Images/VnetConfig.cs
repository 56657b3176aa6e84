namespace ImageInfra.Model.Images;

/// <summary>An existing network for the build VM (<c>vmProfile.vnetConfig</c>).</summary>
/// <param name="SubnetId">The ARM id of the build VM's subnet, in the template's region.</param>
/// <param name="ContainerInstanceSubnetId">Optional. Another subnet of that network, delegated to container groups.</param>
/// <param name="ProxyVmSize">Optional. Not together with a container instance subnet.</param>
public sealed record VnetConfig(string SubnetId, string? ContainerInstanceSubnetId = null, string? ProxyVmSize = null)
{
    /// <summary>What is wrong with a container instance subnet beside a build VM's, or null.</summary>
    public static string? WrongSibling(string subnetId, string containerInstanceSubnetId)
    {
        if (string.Equals(subnetId, containerInstanceSubnetId, StringComparison.OrdinalIgnoreCase))
        {
            return "is the subnet of the build VM; expected another one of that network";
        }

        return string.Equals(NetworkOf(subnetId), NetworkOf(containerInstanceSubnetId), StringComparison.OrdinalIgnoreCase)
            ? null
            : "is in another network than subnetId; expected a subnet of the same one";
    }

    private static string NetworkOf(string subnet) => subnet[..subnet.LastIndexOf("/subnets/", StringComparison.OrdinalIgnoreCase)];
}
