namespace Pulumi.AzureNative.Network;

/// <summary>Whether a subnet applies policies to private link services.</summary>
[EnumType]
public readonly struct VirtualNetworkPrivateLinkServiceNetworkPolicies : IEquatable<VirtualNetworkPrivateLinkServiceNetworkPolicies>
{
    private readonly string _value;

    private VirtualNetworkPrivateLinkServiceNetworkPolicies(string value) => _value = value;

    public static VirtualNetworkPrivateLinkServiceNetworkPolicies Disabled { get; } = new("Disabled");

    public static VirtualNetworkPrivateLinkServiceNetworkPolicies Enabled { get; } = new("Enabled");

    public static bool operator ==(VirtualNetworkPrivateLinkServiceNetworkPolicies left, VirtualNetworkPrivateLinkServiceNetworkPolicies right) => left.Equals(right);

    public static bool operator !=(VirtualNetworkPrivateLinkServiceNetworkPolicies left, VirtualNetworkPrivateLinkServiceNetworkPolicies right) => !left.Equals(right);

    public static explicit operator string(VirtualNetworkPrivateLinkServiceNetworkPolicies value) => value._value;

    public override bool Equals(object? obj) => obj is VirtualNetworkPrivateLinkServiceNetworkPolicies other && Equals(other);

    public bool Equals(VirtualNetworkPrivateLinkServiceNetworkPolicies other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
