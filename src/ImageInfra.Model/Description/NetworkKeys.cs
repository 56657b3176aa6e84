using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>The keys of <c>network</c>, for images and for stacks.</summary>
internal static class NetworkKeys
{
    private const string Mode = "mode";
    private const string Default = "default";
    private const string Vnet = "vnet";
    private const string Isolated = "isolated";

    // Every mode allows these keys, because single images can use the isolated network in any case.
    private static readonly KeyDescription[] s_own =
    [
        new("addressPrefix", new KeyType.Text(new(SubnetSplit.Check, "IPv4 addresses, /16 to /28")), "The addresses of the network that the stack creates.") { Default = SubnetSplit.DefaultAddressPrefix },
        new("outbound", new KeyType.Choice("default", "natGateway"), "The route of its builds to the internet.") { Default = "default" },
        new("natGatewayId", KeyRules.NatGatewayId, "An existing NAT gateway in the region of the stack; instead of outbound."),
    ];

    /// <summary>The network keys of an image.</summary>
    public static KeyType.Union OfImage { get; } = Union(
        new(Default, "") { Description = "Azure creates a network for each template, in its staging resource group." },
        new(Vnet, VmProfileKeys.ForVnetConfig, VmProfileKeys.VnetConfig.Keys) { Description = "Existing subnets." },
        new(Isolated, "") { Description = "A network that the stack creates, only for builds. `imageinfra:network` of the stack sets its addresses and its outbound access." });

    /// <summary>The network keys of a stack.</summary>
    public static KeyType.Union OfStack { get; } = Union(
        new(Default, "", s_own),
        new(Vnet, VmProfileKeys.ForVnetConfig, [.. VmProfileKeys.VnetConfig.Keys, .. s_own]),
        new(Isolated, "", s_own));

    private static KeyType.Union Union(params IReadOnlyList<MappingKeys> variants) => new(Mode, variants) { Words = [Default, Isolated] };
}
