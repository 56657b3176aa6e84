namespace Pulumi.AzureNative.Network;

/// <summary>The protocols of a rule.</summary>
[EnumType]
public readonly struct SecurityRuleProtocol : IEquatable<SecurityRuleProtocol>
{
    private readonly string _value;

    private SecurityRuleProtocol(string value) => _value = value;

    public static SecurityRuleProtocol Ah { get; } = new("Ah");

    public static SecurityRuleProtocol Asterisk { get; } = new("*");

    public static SecurityRuleProtocol Esp { get; } = new("Esp");

    public static SecurityRuleProtocol Icmp { get; } = new("Icmp");

    public static SecurityRuleProtocol Tcp { get; } = new("Tcp");

    public static SecurityRuleProtocol Udp { get; } = new("Udp");

    public static bool operator ==(SecurityRuleProtocol left, SecurityRuleProtocol right) => left.Equals(right);

    public static bool operator !=(SecurityRuleProtocol left, SecurityRuleProtocol right) => !left.Equals(right);

    public static explicit operator string(SecurityRuleProtocol value) => value._value;

    public override bool Equals(object? obj) => obj is SecurityRuleProtocol other && Equals(other);

    public bool Equals(SecurityRuleProtocol other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
