using ImageInfra.Components.Galleries;
using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using NetworkSecurityGroupArgs = Pulumi.AzureNative.Network.Inputs.NetworkSecurityGroupArgs;
using SecurityRuleArgs = Pulumi.AzureNative.Network.Inputs.SecurityRuleArgs;
using SubnetArgs = Pulumi.AzureNative.Network.SubnetArgs;

namespace ImageInfra.Components.Networks;

/// <summary>
/// A network only for builds: a subnet for build VMs, a subnet for the containers that control them, a security group on each,
/// explicit outbound access, and the right of the build identity to join. Only the containers can reach the build VMs.
/// </summary>
public sealed class BuildNetwork : ComponentResource
{
    /// <summary>Declares the network.</summary>
    public BuildNetwork(string name, BuildNetworkArgs args, ComponentResourceOptions? options = null)
        : base("imageinfra:index:BuildNetwork", name, args, options)
    {
        var (build, containers) = SubnetSplit.Halves(args.AddressPrefix);
        // Templates use the old network until they are replaced, which happens after everything new exists.
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
            this.CreateBeforeDelete());
        var createdGateway = args.MakesNatGateway ? BuildGateway.Declare(name, args, this.CreateBeforeDelete()) : null;
        var gateway = createdGateway is null ? args.NatGatewayId : (Input<string>)createdGateway.Gateway.Id;
        var buildSubnet = DeclareSubnet(name, "build", args, network, build, gateway, BuildRules.ForBuilds(build, containers));
        // Azure allows only one subnet change per network at a time.
        var containerSubnet = DeclareSubnet(name, "containers", args, network, containers, gateway, BuildRules.ForContainers(build, containers), after: buildSubnet);
        var role = ScopeRole.Define(name, network.Id, args.ResourceGroupId, RightsPlan.NetworkActions, args.ResourceGroupId.ToOutput(), this.CreateBeforeDelete());
        var assignment = ScopeRole.Assign(name, network.Id, role, args.PrincipalId.ToOutput(), this.CreateBeforeDelete());

        NetworkId = network.Id;
        // The subnet ids resolve when the identity may join.
        BuildSubnetId = Output.Tuple(buildSubnet.Id, assignment).Apply(ids => ids.Item1);
        ContainerInstanceSubnetId = Output.Tuple(containerSubnet.Id, assignment).Apply(ids => ids.Item1);
        PublicAddress = createdGateway?.Address.IpAddress ?? Output.Create((string?)null);
        RegisterOutputs();
    }

    /// <summary>The ARM id of the network.</summary>
    [Output("networkId")]
    public Output<string> NetworkId { get; private set; }

    /// <summary>The ARM id of the subnet of the build VMs; resolves when the build identity may join it.</summary>
    [Output("buildSubnetId")]
    public Output<string> BuildSubnetId { get; private set; }

    /// <summary>The ARM id of the subnet of the containers; resolves when the build identity may join it.</summary>
    [Output("containerInstanceSubnetId")]
    public Output<string> ContainerInstanceSubnetId { get; private set; }

    /// <summary>The public IPv4 address of builds behind a NAT gateway of this component; null without one.</summary>
    [Output("publicAddress")]
    public Output<string?> PublicAddress { get; private set; }

    private Subnet DeclareSubnet(
        string name,
        string subnet,
        BuildNetworkArgs args,
        VirtualNetwork network,
        string prefix,
        Input<string>? gateway,
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
            this.CreateBeforeDelete());
        var subnetArgs = new SubnetArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            VirtualNetworkName = network.Name,
            SubnetName = subnet,
            AddressPrefix = prefix,
            NetworkSecurityGroup = new NetworkSecurityGroupArgs { Id = group.Id },
            // Subnets of new networks have no outbound access by default.
            DefaultOutboundAccess = gateway is null,
            PrivateLinkServiceNetworkPolicies = "Disabled",
        };
        if (gateway is not null)
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

        var child = this.CreateBeforeDelete();
        child.DependsOn = after is null ? [] : [after];
        return new($"{name}-{subnet}", subnetArgs, child);
    }
}
