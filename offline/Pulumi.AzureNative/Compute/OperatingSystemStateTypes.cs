namespace Pulumi.AzureNative.Compute;

/// <summary>Values of operating system state types.</summary>
[EnumType]
public readonly struct OperatingSystemStateTypes : IEquatable<OperatingSystemStateTypes>
{
    private readonly string _value;

    private OperatingSystemStateTypes(string value) => _value = value;

    public static OperatingSystemStateTypes Generalized { get; } = new("Generalized");

    public static OperatingSystemStateTypes Specialized { get; } = new("Specialized");

    public static bool operator ==(OperatingSystemStateTypes left, OperatingSystemStateTypes right) => left.Equals(right);

    public static bool operator !=(OperatingSystemStateTypes left, OperatingSystemStateTypes right) => !left.Equals(right);

    public static explicit operator string(OperatingSystemStateTypes value) => value._value;

    public override bool Equals(object? obj) => obj is OperatingSystemStateTypes other && Equals(other);

    public bool Equals(OperatingSystemStateTypes other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
