namespace Pulumi.AzureNative.Network;

/// <summary>Which traffic a rule is for.</summary>
[EnumType]
public readonly struct SecurityRuleDirection : IEquatable<SecurityRuleDirection>
{
    private readonly string _value;

    private SecurityRuleDirection(string value) => _value = value;

    public static SecurityRuleDirection Inbound { get; } = new("Inbound");

    public static SecurityRuleDirection Outbound { get; } = new("Outbound");

    public static bool operator ==(SecurityRuleDirection left, SecurityRuleDirection right) => left.Equals(right);

    public static bool operator !=(SecurityRuleDirection left, SecurityRuleDirection right) => !left.Equals(right);

    public static explicit operator string(SecurityRuleDirection value) => value._value;

    public override bool Equals(object? obj) => obj is SecurityRuleDirection other && Equals(other);

    public bool Equals(SecurityRuleDirection other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
