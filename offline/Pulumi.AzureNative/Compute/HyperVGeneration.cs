namespace Pulumi.AzureNative.Compute;

/// <summary>Values of hyper vgeneration.</summary>
[EnumType]
public readonly struct HyperVGeneration : IEquatable<HyperVGeneration>
{
    private readonly string _value;

    private HyperVGeneration(string value) => _value = value;

    public static HyperVGeneration V1 { get; } = new("V1");

    public static HyperVGeneration V2 { get; } = new("V2");

    public static bool operator ==(HyperVGeneration left, HyperVGeneration right) => left.Equals(right);

    public static bool operator !=(HyperVGeneration left, HyperVGeneration right) => !left.Equals(right);

    public static explicit operator string(HyperVGeneration value) => value._value;

    public override bool Equals(object? obj) => obj is HyperVGeneration other && Equals(other);

    public bool Equals(HyperVGeneration other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
