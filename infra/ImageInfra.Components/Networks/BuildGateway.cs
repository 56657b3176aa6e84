using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;

namespace ImageInfra.Components.Networks;

/// <summary>A NAT gateway with a public address.</summary>
/// <param name="Gateway">The NAT gateway.</param>
/// <param name="Address">The public address of builds behind the gateway.</param>
internal sealed record BuildGateway(NatGateway Gateway, PublicIPAddress Address)
{
    /// <summary>Declares the gateway and the address.</summary>
    public static BuildGateway Declare(string name, BuildNetworkArgs args, CustomResourceOptions options)
    {
        // Standard addresses are static, so the address lasts as long as the gateway.
        var address = new PublicIPAddress(
            name,
            new()
            {
                ResourceGroupName = args.ResourceGroupName,
                PublicIpAddressName = Output.Format($"pip-{args.NetworkName}"),
                Location = args.Location,
                Sku = new PublicIPAddressSkuArgs { Name = PublicIPAddressSkuName.Standard },
                PublicIPAllocationMethod = IPAllocationMethod.Static,
                Tags = args.Tags,
            },
            options);
        var gateway = new NatGateway(
            name,
            new()
            {
                ResourceGroupName = args.ResourceGroupName,
                NatGatewayName = Output.Format($"nat-{args.NetworkName}"),
                Location = args.Location,
                Sku = new NatGatewaySkuArgs { Name = NatGatewaySkuName.Standard },
                PublicIpAddresses = new[] { new SubResourceArgs { Id = address.Id } },
                Tags = args.Tags,
            },
            options);
        return new(gateway, address);
    }
}
