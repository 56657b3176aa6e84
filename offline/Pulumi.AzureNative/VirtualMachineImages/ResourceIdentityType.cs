namespace Pulumi.AzureNative.VirtualMachineImages;

/// <summary>Values of resource identity type.</summary>
[EnumType]
public readonly struct ResourceIdentityType : IEquatable<ResourceIdentityType>
{
    private readonly string _value;

    private ResourceIdentityType(string value) => _value = value;

    public static ResourceIdentityType UserAssigned { get; } = new("UserAssigned");

    public static ResourceIdentityType None { get; } = new("None");

    public static bool operator ==(ResourceIdentityType left, ResourceIdentityType right) => left.Equals(right);

    public static bool operator !=(ResourceIdentityType left, ResourceIdentityType right) => !left.Equals(right);

    public static explicit operator string(ResourceIdentityType value) => value._value;

    public override bool Equals(object? obj) => obj is ResourceIdentityType other && Equals(other);

    public bool Equals(ResourceIdentityType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
