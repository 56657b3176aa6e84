namespace Pulumi.AzureNative.Network;

/// <summary>The SKUs of public IP addresses.</summary>
[EnumType]
public readonly struct PublicIPAddressSkuName : IEquatable<PublicIPAddressSkuName>
{
    private readonly string _value;

    private PublicIPAddressSkuName(string value) => _value = value;

    public static PublicIPAddressSkuName Basic { get; } = new("Basic");

    public static PublicIPAddressSkuName Standard { get; } = new("Standard");

    public static bool operator ==(PublicIPAddressSkuName left, PublicIPAddressSkuName right) => left.Equals(right);

    public static bool operator !=(PublicIPAddressSkuName left, PublicIPAddressSkuName right) => !left.Equals(right);

    public static explicit operator string(PublicIPAddressSkuName value) => value._value;

    public override bool Equals(object? obj) => obj is PublicIPAddressSkuName other && Equals(other);

    public bool Equals(PublicIPAddressSkuName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
