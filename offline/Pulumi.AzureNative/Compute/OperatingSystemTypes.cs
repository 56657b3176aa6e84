namespace Pulumi.AzureNative.Compute;

/// <summary>Values of operating system types.</summary>
[EnumType]
public readonly struct OperatingSystemTypes : IEquatable<OperatingSystemTypes>
{
    private readonly string _value;

    private OperatingSystemTypes(string value) => _value = value;

    public static OperatingSystemTypes Windows { get; } = new("Windows");

    public static OperatingSystemTypes Linux { get; } = new("Linux");

    public static bool operator ==(OperatingSystemTypes left, OperatingSystemTypes right) => left.Equals(right);

    public static bool operator !=(OperatingSystemTypes left, OperatingSystemTypes right) => !left.Equals(right);

    public static explicit operator string(OperatingSystemTypes value) => value._value;

    public override bool Equals(object? obj) => obj is OperatingSystemTypes other && Equals(other);

    public bool Equals(OperatingSystemTypes other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
