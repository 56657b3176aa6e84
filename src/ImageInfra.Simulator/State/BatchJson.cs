using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.State;

/// <summary>A batch as one piece of JSON, which is written faster than the rows that it stands for.</summary>
internal static class BatchJson
{
    public static byte[] Write(Batch batch)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using var writer = new Utf8JsonWriter(buffer, new() { Encoder = SimulatorJson.Options.Encoder, SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteNumber("sequence", batch.Sequence);
        writer.WriteString("clock", batch.Clock);
        writer.WriteStartArray("resources");
        foreach (var (id, resource) in batch.Resources)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(resource?.Id ?? id);
            if (resource is not null)
            {
                writer.WriteRawValue(resource.Utf8(), skipInputValidation: true);
                if (resource.HiddenUtf8() is { } hidden)
                {
                    writer.WriteRawValue(hidden, skipInputValidation: true);
                }
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("events");
        foreach (var (number, due) in batch.Events)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(number);
            if (due is not null)
            {
                writer.WriteStringValue(due.Time.ToString("O", CultureInfo.InvariantCulture));
                writer.WriteStringValue(due.Kind);
                writer.WriteStringValue(due.Target);
                due.Data.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static Batch Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var resources = root.GetProperty("resources").EnumerateArray().Select(r => KeyValuePair.Create(r[0].GetString()!, ReadResource(r)));
        var events = root.GetProperty("events").EnumerateArray().Select(e => KeyValuePair.Create(e[0].GetInt64(), ReadEvent(e)));
        var batch = new Batch();
        batch.Merge(resources, events, root.GetProperty("sequence").GetInt64(), root.GetProperty("clock").GetDateTimeOffset());
        return batch;
    }

    private static ArmResource? ReadResource(JsonElement row) => row.GetArrayLength() == 1
        ? null
        : new(row[0].GetString()!, Raw(row[1]), row.GetArrayLength() > 2 ? Raw(row[2]) : null);

    private static DueEvent? ReadEvent(JsonElement row) => row.GetArrayLength() == 1
        ? null
        : new(row[0].GetInt64(), row[1].GetDateTimeOffset(), row[2].GetString()!, row[3].GetString()!, (JsonObject)JsonNode.Parse(row[4].GetRawText())!);

    private static byte[] Raw(JsonElement element) => System.Text.Encoding.UTF8.GetBytes(element.GetRawText());
}
