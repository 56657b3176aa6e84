namespace Pulumi.AzureNative.Network;

/// <summary>How an IP address is given.</summary>
[EnumType]
public readonly struct IPAllocationMethod : IEquatable<IPAllocationMethod>
{
    private readonly string _value;

    private IPAllocationMethod(string value) => _value = value;

    public static IPAllocationMethod Dynamic { get; } = new("Dynamic");

    public static IPAllocationMethod Static { get; } = new("Static");

    public static bool operator ==(IPAllocationMethod left, IPAllocationMethod right) => left.Equals(right);

    public static bool operator !=(IPAllocationMethod left, IPAllocationMethod right) => !left.Equals(right);

    public static explicit operator string(IPAllocationMethod value) => value._value;

    public override bool Equals(object? obj) => obj is IPAllocationMethod other && Equals(other);

    public bool Equals(IPAllocationMethod other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
