namespace Pulumi.AzureNative.Compute;

/// <summary>Storage in an edge zone.</summary>
[EnumType]
public readonly struct EdgeZoneStorageAccountType : IEquatable<EdgeZoneStorageAccountType>
{
    private readonly string _value;

    private EdgeZoneStorageAccountType(string value) => _value = value;

    public static EdgeZoneStorageAccountType Standard_LRS { get; } = new("Standard_LRS");

    public static EdgeZoneStorageAccountType Standard_ZRS { get; } = new("Standard_ZRS");

    public static EdgeZoneStorageAccountType StandardSSD_LRS { get; } = new("StandardSSD_LRS");

    public static EdgeZoneStorageAccountType Premium_LRS { get; } = new("Premium_LRS");

    public static bool operator ==(EdgeZoneStorageAccountType left, EdgeZoneStorageAccountType right) => left.Equals(right);

    public static bool operator !=(EdgeZoneStorageAccountType left, EdgeZoneStorageAccountType right) => !left.Equals(right);

    public static explicit operator string(EdgeZoneStorageAccountType value) => value._value;

    public override bool Equals(object? obj) => obj is EdgeZoneStorageAccountType other && Equals(other);

    public bool Equals(EdgeZoneStorageAccountType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
