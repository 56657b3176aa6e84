namespace Pulumi.AzureNative.Compute;

/// <summary>Values of architecture.</summary>
[EnumType]
public readonly struct Architecture : IEquatable<Architecture>
{
    private readonly string _value;

    private Architecture(string value) => _value = value;

    public static Architecture X64 { get; } = new("x64");

    public static Architecture Arm64 { get; } = new("Arm64");

    public static bool operator ==(Architecture left, Architecture right) => left.Equals(right);

    public static bool operator !=(Architecture left, Architecture right) => !left.Equals(right);

    public static explicit operator string(Architecture value) => value._value;

    public override bool Equals(object? obj) => obj is Architecture other && Equals(other);

    public bool Equals(Architecture other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
