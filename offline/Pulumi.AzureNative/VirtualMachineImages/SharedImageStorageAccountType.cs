namespace Pulumi.AzureNative.VirtualMachineImages;

/// <summary>Values of shared image storage account type.</summary>
[EnumType]
public readonly struct SharedImageStorageAccountType : IEquatable<SharedImageStorageAccountType>
{
    private readonly string _value;

    private SharedImageStorageAccountType(string value) => _value = value;

    public static SharedImageStorageAccountType Standard_LRS { get; } = new("Standard_LRS");

    public static SharedImageStorageAccountType Standard_ZRS { get; } = new("Standard_ZRS");

    public static SharedImageStorageAccountType Premium_LRS { get; } = new("Premium_LRS");

    public static bool operator ==(SharedImageStorageAccountType left, SharedImageStorageAccountType right) => left.Equals(right);

    public static bool operator !=(SharedImageStorageAccountType left, SharedImageStorageAccountType right) => !left.Equals(right);

    public static explicit operator string(SharedImageStorageAccountType value) => value._value;

    public override bool Equals(object? obj) => obj is SharedImageStorageAccountType other && Equals(other);

    public bool Equals(SharedImageStorageAccountType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
