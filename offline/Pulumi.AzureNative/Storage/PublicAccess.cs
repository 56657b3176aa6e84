namespace Pulumi.AzureNative.Storage;

/// <summary>What of a container anybody may read.</summary>
[EnumType]
public readonly struct PublicAccess : IEquatable<PublicAccess>
{
    private readonly string _value;

    private PublicAccess(string value) => _value = value;

    public static PublicAccess None { get; } = new("None");

    public static bool operator ==(PublicAccess left, PublicAccess right) => left.Equals(right);

    public static bool operator !=(PublicAccess left, PublicAccess right) => !left.Equals(right);

    public static explicit operator string(PublicAccess value) => value._value;

    public override bool Equals(object? obj) => obj is PublicAccess other && Equals(other);

    public bool Equals(PublicAccess other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
