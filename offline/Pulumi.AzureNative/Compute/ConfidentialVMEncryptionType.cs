namespace Pulumi.AzureNative.Compute;

/// <summary>How the disk of a confidential VM is encrypted.</summary>
[EnumType]
public readonly struct ConfidentialVMEncryptionType : IEquatable<ConfidentialVMEncryptionType>
{
    private readonly string _value;

    private ConfidentialVMEncryptionType(string value) => _value = value;

    public static ConfidentialVMEncryptionType EncryptedVMGuestStateOnlyWithPmk { get; } = new("EncryptedVMGuestStateOnlyWithPmk");

    public static ConfidentialVMEncryptionType EncryptedWithPmk { get; } = new("EncryptedWithPmk");

    public static ConfidentialVMEncryptionType EncryptedWithCmk { get; } = new("EncryptedWithCmk");

    public static ConfidentialVMEncryptionType NonPersistedTPM { get; } = new("NonPersistedTPM");

    public static bool operator ==(ConfidentialVMEncryptionType left, ConfidentialVMEncryptionType right) => left.Equals(right);

    public static bool operator !=(ConfidentialVMEncryptionType left, ConfidentialVMEncryptionType right) => !left.Equals(right);

    public static explicit operator string(ConfidentialVMEncryptionType value) => value._value;

    public override bool Equals(object? obj) => obj is ConfidentialVMEncryptionType other && Equals(other);

    public bool Equals(ConfidentialVMEncryptionType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
