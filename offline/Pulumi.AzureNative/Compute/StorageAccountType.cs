namespace Pulumi.AzureNative.Compute;

/// <summary>What replicas are kept on.</summary>
[EnumType]
public readonly struct StorageAccountType : IEquatable<StorageAccountType>
{
    private readonly string _value;

    private StorageAccountType(string value) => _value = value;

    public static StorageAccountType Premium_LRS { get; } = new("Premium_LRS");

    public static StorageAccountType PremiumV2_LRS { get; } = new("PremiumV2_LRS");

    public static StorageAccountType Standard_LRS { get; } = new("Standard_LRS");

    public static StorageAccountType Standard_ZRS { get; } = new("Standard_ZRS");

    public static bool operator ==(StorageAccountType left, StorageAccountType right) => left.Equals(right);

    public static bool operator !=(StorageAccountType left, StorageAccountType right) => !left.Equals(right);

    public static explicit operator string(StorageAccountType value) => value._value;

    public override bool Equals(object? obj) => obj is StorageAccountType other && Equals(other);

    public bool Equals(StorageAccountType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
