namespace Pulumi.AzureNative.Compute;

/// <summary>The type of an extended location.</summary>
[EnumType]
public readonly struct GalleryExtendedLocationType : IEquatable<GalleryExtendedLocationType>
{
    private readonly string _value;

    private GalleryExtendedLocationType(string value) => _value = value;

    public static GalleryExtendedLocationType EdgeZone { get; } = new("EdgeZone");

    public static GalleryExtendedLocationType Unknown { get; } = new("Unknown");

    public static bool operator ==(GalleryExtendedLocationType left, GalleryExtendedLocationType right) => left.Equals(right);

    public static bool operator !=(GalleryExtendedLocationType left, GalleryExtendedLocationType right) => !left.Equals(right);

    public static explicit operator string(GalleryExtendedLocationType value) => value._value;

    public override bool Equals(object? obj) => obj is GalleryExtendedLocationType other && Equals(other);

    public bool Equals(GalleryExtendedLocationType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
