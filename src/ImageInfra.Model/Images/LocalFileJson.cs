using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>A file is the name of its blob in JSON: where it lies on this machine is nobody's affair.</summary>
internal sealed class LocalFileJson : JsonConverter<LocalFile>
{
    public override LocalFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("files are read from the project");

    public override void Write(Utf8JsonWriter writer, LocalFile value, JsonSerializerOptions options) => writer.WriteStringValue(value.BlobName);
}
