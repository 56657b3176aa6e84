using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>Image versions in JSON: as text, also where they are keys.</summary>
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
