namespace Pulumi.AzureNative.Storage;

/// <summary>How a storage account is replicated.</summary>
[EnumType]
public readonly struct SkuName : IEquatable<SkuName>
{
    private readonly string _value;

    private SkuName(string value) => _value = value;

    public static SkuName Standard_LRS { get; } = new("Standard_LRS");

    public static SkuName Standard_ZRS { get; } = new("Standard_ZRS");

    public static bool operator ==(SkuName left, SkuName right) => left.Equals(right);

    public static bool operator !=(SkuName left, SkuName right) => !left.Equals(right);

    public static explicit operator string(SkuName value) => value._value;

    public override bool Equals(object? obj) => obj is SkuName other && Equals(other);

    public bool Equals(SkuName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
