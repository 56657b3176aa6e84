using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.State;

/// <summary>A batch as one line of JSON, which is written faster than the rows that it stands for.</summary>
internal static class BatchJson
{
    public static void Write(Utf8JsonWriter writer, Batch batch)
    {
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
                writer.WriteRawValue(resource.Utf8, skipInputValidation: true);
                if (resource.HiddenUtf8 is { } hidden)
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
                writer.WriteStringValue(due.Time);
                writer.WriteStringValue(due.Kind);
                writer.WriteStringValue(due.Target);
                writer.WriteStringValue(due.Operation?.ToString());
                due.Data?.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("operations");
        WriteOperations(writer, CollectionsMarshal.AsSpan(batch.Operations));
        writer.WriteEndObject();
        writer.Flush();
    }

    public static void WriteOperations(Utf8JsonWriter writer, ReadOnlySpan<Operation> operations)
    {
        writer.WriteStartArray();
        foreach (var operation in operations)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(operation.Name);
            writer.WriteStringValue(operation.Collection);
            writer.WriteStringValue(operation.Started);
            writer.WriteStringValue(operation.Status);
            WriteEnd(writer, operation);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    public static Batch Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var batch = new Batch { Sequence = root.GetProperty("sequence").GetInt64(), Clock = root.GetProperty("clock").GetDateTimeOffset() };
        foreach (var row in root.GetProperty("resources").EnumerateArray())
        {
            batch.Resources[row[0].GetString()!] = ReadResource(row);
        }

        foreach (var row in root.GetProperty("events").EnumerateArray())
        {
            batch.Events[row[0].GetInt64()] = ReadEvent(row);
        }

        batch.Operations.AddRange(ReadOperations(root.GetProperty("operations")));
        return batch;
    }

    public static IEnumerable<Operation> ReadOperations(JsonElement rows) => rows.EnumerateArray().Select(ReadOperation);

    private static void WriteEnd(Utf8JsonWriter writer, Operation operation)
    {
        if (operation.Ended is { } ended)
        {
            writer.WriteStringValue(ended);
            writer.WriteStringValue(operation.Code);
            writer.WriteStringValue(operation.Message);
        }
    }

    private static StoredResource? ReadResource(JsonElement row) => row.GetArrayLength() == 1
        ? null
        : new(row[0].GetString()!, Raw(row[1]), row.GetArrayLength() > 2 ? Raw(row[2]) : null);

    private static DueEvent? ReadEvent(JsonElement row) => row.GetArrayLength() == 1
        ? null
        : new(row[0].GetInt64(), row[1].GetDateTimeOffset(), row[2].GetString()!, row[3].GetString()!, row[4].ValueKind == JsonValueKind.Null ? null : row[4].GetGuid(), row.GetArrayLength() > 5 ? JsonObject.Create(row[5].Clone()) : null);

    private static Operation ReadOperation(JsonElement row) => new(row[0].GetGuid(), row[1].GetString()!, row[2].GetDateTimeOffset())
    {
        Status = row[3].GetString()!,
        Ended = row.GetArrayLength() > 4 ? row[4].GetDateTimeOffset() : null,
        Code = row.GetArrayLength() > 4 ? row[5].GetString() : null,
        Message = row.GetArrayLength() > 4 ? row[6].GetString() : null,
    };

    private static byte[] Raw(JsonElement element) => System.Text.Encoding.UTF8.GetBytes(element.GetRawText());
}
