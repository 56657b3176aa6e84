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
            Successive());
        var made = args.MakesNatGateway ? BuildGateway.Declare(name, args, Successive()) : null;
        var gateway = made is null ? args.NatGatewayId : (Input<string>)made.Gateway.Id;
        var buildSubnet = DeclareSubnet(name, "build", args, network, build, gateway, BuildRules.ForBuilds(build, containers));
        // Azure changes one subnet of a network at a time.
        var containerSubnet = DeclareSubnet(name, "containers", args, network, containers, gateway, BuildRules.ForContainers(build, containers), after: buildSubnet);
        var role = ScopeRole.Define(name, network.Id, args.ResourceGroupId, RightsPlan.NetworkActions, args.ResourceGroupId.ToOutput(), Successive());
        var assignment = ScopeRole.Assign(name, network.Id, role, args.PrincipalId.ToOutput(), Successive());

        NetworkId = network.Id;
        // A subnet resolves when the identity may join it.
        BuildSubnetId = Output.Tuple(buildSubnet.Id, assignment).Apply(ids => ids.Item1);
        ContainerInstanceSubnetId = Output.Tuple(containerSubnet.Id, assignment).Apply(ids => ids.Item1);
        PublicAddress = made?.Address.IpAddress ?? Output.Create((string?)null);
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

    /// <summary>The public IPv4 address that others see builds with, of a NAT gateway that this made; else null.</summary>
    [Output("publicAddress")]
    public Output<string?> PublicAddress { get; private set; }

    // Templates are in the old network until they are replaced, after everything that is new.
    private CustomResourceOptions Successive()
    {
        var options = this.Child();
        options.DeleteBeforeReplace = false;
        return options;
    }

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
            Successive());
        var subnetArgs = new SubnetArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            VirtualNetworkName = network.Name,
            SubnetName = subnet,
            AddressPrefix = prefix,
            NetworkSecurityGroup = new NetworkSecurityGroupArgs { Id = group.Id },
            // A new network's subnets have no way out unless they are given one.
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

        var child = Successive();
        child.DependsOn = after is null ? [] : [after];
        return new($"{name}-{subnet}", subnetArgs, child);
    }
}
