using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>The keys of <c>template.vmProfile</c>.</summary>
internal static class VmProfileKeys
{
    private const string Subnet = "/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…";
    public const int MaximumDisk = 4095;

    /// <summary>Why the keys of a <see cref="VnetConfig"/> are required.</summary>
    public const string ForVnetConfig = "for an existing network";

    /// <summary>The keys of an existing network.</summary>
    public static MappingKeys VnetConfig { get; } = new(
        "vnetConfig",
        ForVnetConfig,
        new("subnetId", KeyRules.SubnetId, "The subnet of the VM.") { IsRequired = true, Example = Subnet },
        new("containerInstanceSubnetId", KeyRules.SubnetId, "Another subnet of the same network, delegated to container groups; then without proxyVmSize.") { Example = Subnet },
        new("proxyVmSize", KeyRules.Free, "The size of the VM that passes traffic to the build VM.") { Otherwise = "Azure's own, Standard_A1_v2", Example = "Standard_A1_v2" });

    public static MappingKeys All { get; } = new(
        "vmProfile",
        "",
        new("vmSize", KeyRules.Free, "The size of the VM.") { Default = new VmProfile().VmSize, Example = "Standard_D4ds_v5" },
        new("osDiskSizeGB", new KeyType.Number(0, MaximumDisk), "The size of the OS disk. 0 is the source's own; it can only grow.") { Default = "0", Example = "128" },
        new("userAssignedIdentities", new KeyType.List(KeyRules.IdentityId), "Identities that scripts on the VM may use. The stack gives the build identity the right to assign each.") { Example = "[/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…]" },
        new("vnetConfig", new KeyType.Mapping(VnetConfig), "An existing network, in the template's region; `network: { mode: vnet, … }` says the same. The stack gives the build identity the right to join it.") { Otherwise = "Azure makes one" });
}
