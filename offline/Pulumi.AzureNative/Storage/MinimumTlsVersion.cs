namespace Pulumi.AzureNative.Storage;

/// <summary>The oldest TLS that a storage account speaks.</summary>
[EnumType]
public readonly struct MinimumTlsVersion : IEquatable<MinimumTlsVersion>
{
    private readonly string _value;

    private MinimumTlsVersion(string value) => _value = value;

    public static MinimumTlsVersion TLS1_2 { get; } = new("TLS1_2");

    public static bool operator ==(MinimumTlsVersion left, MinimumTlsVersion right) => left.Equals(right);

    public static bool operator !=(MinimumTlsVersion left, MinimumTlsVersion right) => !left.Equals(right);

    public static explicit operator string(MinimumTlsVersion value) => value._value;

    public override bool Equals(object? obj) => obj is MinimumTlsVersion other && Equals(other);

    public bool Equals(MinimumTlsVersion other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
