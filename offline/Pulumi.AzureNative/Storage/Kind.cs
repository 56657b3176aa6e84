namespace Pulumi.AzureNative.Storage;

/// <summary>What a storage account holds.</summary>
[EnumType]
public readonly struct Kind : IEquatable<Kind>
{
    private readonly string _value;

    private Kind(string value) => _value = value;

    public static Kind StorageV2 { get; } = new("StorageV2");

    public static bool operator ==(Kind left, Kind right) => left.Equals(right);

    public static bool operator !=(Kind left, Kind right) => !left.Equals(right);

    public static explicit operator string(Kind value) => value._value;

    public override bool Equals(object? obj) => obj is Kind other && Equals(other);

    public bool Equals(Kind other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
