using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>The number of an image version: three 32-bit integers. Versions compare numerically.</summary>
[JsonConverter(typeof(ImageVersionJson))]
public readonly record struct ImageVersion(int Major, int Minor, int Patch) : IComparable<ImageVersion>
{
    /// <summary>Parses <c>Major.Minor.Patch</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ImageVersion version)
    {
        version = default;
        if (text?.Split('.') is not [var major, var minor, var patch]
            || !TryParsePart(major, out var a) || !TryParsePart(minor, out var b) || !TryParsePart(patch, out var c))
        {
            return false;
        }

        version = new(a, b, c);
        return true;
    }

    /// <summary>Parses <c>Major.Minor.Patch</c>.</summary>
    /// <exception cref="FormatException">The text is not a version number.</exception>
    public static ImageVersion Parse(string text) => TryParse(text, out var version)
        ? version
        : throw new FormatException($"'{text}' is not an image version; expected Major.Minor.Patch, such as 1.0.12");

    /// <inheritdoc/>
    public int CompareTo(ImageVersion other) =>
        (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    /// <summary>Whether the left version is lower.</summary>
    public static bool operator <(ImageVersion left, ImageVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version is higher.</summary>
    public static bool operator >(ImageVersion left, ImageVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version is lower or equal.</summary>
    public static bool operator <=(ImageVersion left, ImageVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version is higher or equal.</summary>
    public static bool operator >=(ImageVersion left, ImageVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    private static bool TryParsePart(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}

/// <summary>Serializes image versions as strings, also as property names.</summary>
internal sealed class ImageVersionJson : JsonConverter<ImageVersion>
{
    public override ImageVersion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ImageVersion.Parse(reader.GetString() ?? "");

    public override ImageVersion ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, ImageVersion value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, ImageVersion value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
