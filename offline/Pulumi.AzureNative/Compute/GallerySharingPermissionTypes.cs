namespace Pulumi.AzureNative.Compute;

/// <summary>Values of gallery sharing permission types.</summary>
[EnumType]
public readonly struct GallerySharingPermissionTypes : IEquatable<GallerySharingPermissionTypes>
{
    private readonly string _value;

    private GallerySharingPermissionTypes(string value) => _value = value;

    public static GallerySharingPermissionTypes Private { get; } = new("Private");

    public static GallerySharingPermissionTypes Groups { get; } = new("Groups");

    public static GallerySharingPermissionTypes Community { get; } = new("Community");

    public static bool operator ==(GallerySharingPermissionTypes left, GallerySharingPermissionTypes right) => left.Equals(right);

    public static bool operator !=(GallerySharingPermissionTypes left, GallerySharingPermissionTypes right) => !left.Equals(right);

    public static explicit operator string(GallerySharingPermissionTypes value) => value._value;

    public override bool Equals(object? obj) => obj is GallerySharingPermissionTypes other && Equals(other);

    public bool Equals(GallerySharingPermissionTypes other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
