namespace Pulumi.AzureNative.Compute;

/// <summary>The type of a UEFI key.</summary>
[EnumType]
public readonly struct UefiKeyType : IEquatable<UefiKeyType>
{
    private readonly string _value;

    private UefiKeyType(string value) => _value = value;

    public static UefiKeyType Sha256 { get; } = new("sha256");

    public static UefiKeyType X509 { get; } = new("x509");

    public static bool operator ==(UefiKeyType left, UefiKeyType right) => left.Equals(right);

    public static bool operator !=(UefiKeyType left, UefiKeyType right) => !left.Equals(right);

    public static explicit operator string(UefiKeyType value) => value._value;

    public override bool Equals(object? obj) => obj is UefiKeyType other && Equals(other);

    public bool Equals(UefiKeyType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
