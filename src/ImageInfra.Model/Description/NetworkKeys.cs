using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>The network of builds: <c>network</c> of an image, and of a stack.</summary>
internal static class NetworkKeys
{
    private const string Mode = "mode";
    private const string Default = "default";
    private const string Vnet = "vnet";
    private const string Isolated = "isolated";

    // Whatever the stack's own images are in, one of them may be in the network that these are about.
    private static readonly KeyDescription[] s_own =
    [
        new("addressPrefix", new KeyType.Text(new(SubnetSplit.Check, "IPv4 addresses, /16 to /28")), "The addresses of the network that the stack makes.") { Default = SubnetSplit.DefaultAddressPrefix },
        new("outbound", new KeyType.Choice("default", "natGateway"), "How builds in it reach the internet.") { Default = "default" },
        new("natGatewayId", KeyRules.NatGatewayId, "A NAT gateway that exists already, in the stack's region; instead of outbound."),
    ];

    /// <summary>The network of an image's file.</summary>
    public static KeyType.Union OfImage { get; } = Union(
        new(Default, "") { Description = "Azure makes one for each template, in its staging resource group." },
        new(Vnet, VmProfileKeys.ForVnetConfig, VmProfileKeys.VnetConfig.Keys) { Description = "Subnets that are there already." },
        new(Isolated, "") { Description = "The network that the stack makes for builds alone. The stack's `imageinfra:network` has its addresses and its outbound access." });

    /// <summary>The network of a stack's settings.</summary>
    public static KeyType.Union OfStack { get; } = Union(
        new(Default, "", s_own),
        new(Vnet, VmProfileKeys.ForVnetConfig, [.. VmProfileKeys.VnetConfig.Keys, .. s_own]),
        new(Isolated, "", s_own));

    private static KeyType.Union Union(params IReadOnlyList<MappingKeys> variants) => new(Mode, variants) { Words = [Default, Isolated] };
}
