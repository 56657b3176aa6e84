namespace Pulumi.AzureNative.Network;

/// <summary>Whether a rule allows.</summary>
[EnumType]
public readonly struct SecurityRuleAccess : IEquatable<SecurityRuleAccess>
{
    private readonly string _value;

    private SecurityRuleAccess(string value) => _value = value;

    public static SecurityRuleAccess Allow { get; } = new("Allow");

    public static SecurityRuleAccess Deny { get; } = new("Deny");

    public static bool operator ==(SecurityRuleAccess left, SecurityRuleAccess right) => left.Equals(right);

    public static bool operator !=(SecurityRuleAccess left, SecurityRuleAccess right) => !left.Equals(right);

    public static explicit operator string(SecurityRuleAccess value) => value._value;

    public override bool Equals(object? obj) => obj is SecurityRuleAccess other && Equals(other);

    public bool Equals(SecurityRuleAccess other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
