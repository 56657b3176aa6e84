using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageInfra.Cli.Json;

/// <summary>Writes times in UTC by ISO 8601, such as <c>2026-11-30T08:00:00.0000000Z</c>.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
}
