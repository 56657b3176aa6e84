using ImageInfra.Components.Gallery;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using NetworkSecurityGroupArgs = Pulumi.AzureNative.Network.Inputs.NetworkSecurityGroupArgs;

namespace ImageInfra.Components.Networks;

/// <summary>
/// A network for builds alone: a subnet for build VMs that only the second subnet reaches, that second one for the
/// containers that drive them, a security group on each, a stated way to the internet, and the build identity's right
/// to join.
/// </summary>
public sealed class BuildNetwork : ComponentResource
{
    /// <summary>Declares the network.</summary>
    public BuildNetwork(string name, BuildNetworkArgs args, ComponentResourceOptions? options = null)
        : base("imageinfra:index:BuildNetwork", name, args, options)
    {
        var (build, containers) = SubnetSplit.Halves(args.AddressPrefix);
        var network = new VirtualNetwork(
            name,
            new()
            {
                ResourceGroupName = args.ResourceGroupName,
                VirtualNetworkName = args.NetworkName,
                Location = args.Location,
                AddressSpace = new AddressSpaceArgs { AddressPrefixes = { args.AddressPrefix } },
                Tags = args.Tags,
            },
            this.Child());
        var buildSubnet = DeclareSubnet(name, "build", args, network, build, BuildRules.ForBuilds(build, containers));
        // Azure changes one subnet of a network at a time.
        var containerSubnet = DeclareSubnet(name, "containers", args, network, containers, BuildRules.ForContainers(build, containers), after: buildSubnet);
        var role = ScopeRole.Define(name, network.Id, args.ResourceGroupId, RightsPlan.NetworkActions, args.ResourceGroupId.ToOutput(), this.Child());
        var assignment = ScopeRole.Assign(name, network.Id, role, args.PrincipalId.ToOutput(), this.Child());

        NetworkId = network.Id;
        // Whoever takes a subnet waits for the right to join it.
        BuildSubnetId = Output.Tuple(buildSubnet.Id, assignment).Apply(ids => ids.Item1);
        ContainerInstanceSubnetId = Output.Tuple(containerSubnet.Id, assignment).Apply(ids => ids.Item1);
        RegisterOutputs();
    }

    /// <summary>The ARM id of the network.</summary>
    [Output("networkId")]
    public Output<string> NetworkId { get; private set; }

    /// <summary>The ARM id of the build VMs' subnet; known once the build identity may join it.</summary>
    [Output("buildSubnetId")]
    public Output<string> BuildSubnetId { get; private set; }

    /// <summary>The ARM id of the containers' subnet; known once the build identity may join it.</summary>
    [Output("containerInstanceSubnetId")]
    public Output<string> ContainerInstanceSubnetId { get; private set; }

    private Subnet DeclareSubnet(
        string name,
        string subnet,
        BuildNetworkArgs args,
        VirtualNetwork network,
        string prefix,
        SecurityRuleArgs[] rules,
        Subnet? after = null)
    {
        var group = new NetworkSecurityGroup(
            $"{name}-{subnet}",
            new()
            {
                ResourceGroupName = args.ResourceGroupName,
                NetworkSecurityGroupName = Output.Format($"{args.NetworkName}-{subnet}"),
                Location = args.Location,
                SecurityRules = rules,
                Tags = args.Tags,
            },
            this.Child());
        var subnetArgs = new SubnetArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            VirtualNetworkName = network.Name,
            SubnetName = subnet,
            AddressPrefix = prefix,
            NetworkSecurityGroup = new NetworkSecurityGroupArgs { Id = group.Id },
            // A new network's subnets have no way out unless they are given one.
            DefaultOutboundAccess = args.NatGatewayId is null,
            PrivateLinkServiceNetworkPolicies = "Disabled",
        };
        if (args.NatGatewayId is { } gateway)
        {
            subnetArgs.NatGateway = new SubResourceArgs { Id = gateway };
        }

        if (after is not null)
        {
            subnetArgs.Delegations = new[]
            {
                new DelegationArgs { Name = "containerGroups", ServiceName = "Microsoft.ContainerInstance/containerGroups" },
            };
        }

        var child = this.Child();
        child.DependsOn = after is null ? [] : [after];
        return new($"{name}-{subnet}", subnetArgs, child);
    }
}
