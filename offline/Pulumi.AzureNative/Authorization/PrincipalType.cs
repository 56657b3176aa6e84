namespace Pulumi.AzureNative.Authorization;

/// <summary>Values of principal type.</summary>
[EnumType]
public readonly struct PrincipalType : IEquatable<PrincipalType>
{
    private readonly string _value;

    private PrincipalType(string value) => _value = value;

    public static PrincipalType User { get; } = new("User");

    public static PrincipalType Group { get; } = new("Group");

    public static PrincipalType ServicePrincipal { get; } = new("ServicePrincipal");

    public static PrincipalType ForeignGroup { get; } = new("ForeignGroup");

    public static PrincipalType Device { get; } = new("Device");

    public static PrincipalType AgentUser { get; } = new("AgentUser");

    public static PrincipalType AgentServicePrincipal { get; } = new("AgentServicePrincipal");

    public static bool operator ==(PrincipalType left, PrincipalType right) => left.Equals(right);

    public static bool operator !=(PrincipalType left, PrincipalType right) => !left.Equals(right);

    public static explicit operator string(PrincipalType value) => value._value;

    public override bool Equals(object? obj) => obj is PrincipalType other && Equals(other);

    public bool Equals(PrincipalType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
