using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;

namespace ImageInfra.Components.Networks;

/// <summary>A way to the internet with an address of its own.</summary>
/// <param name="Gateway">The NAT gateway.</param>
/// <param name="Address">The one public address that builds behind it are seen with.</param>
internal sealed record BuildGateway(NatGateway Gateway, PublicIPAddress Address)
{
    /// <summary>Declares both.</summary>
    public static BuildGateway Declare(string name, BuildNetworkArgs args, CustomResourceOptions options)
    {
        // Standard addresses are static: this one stays the same for as long as the gateway does.
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
