using System.Buffers;
using System.Text.Json;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ResourceGraph;

/// <summary>Writes rows from the text of resources, without trees of them.</summary>
internal static class GraphRows
{
    public static ArmAnswer Answer(GraphQuery query, IReadOnlyList<ArmResource> page, int total, bool isTruncated, string? skipToken)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(256, page.Count * 2_048));
        using var writer = new Utf8JsonWriter(buffer, SimulatorJson.Writing);
        writer.WriteStartObject();
        writer.WriteNumber("totalRecords", total);
        writer.WriteNumber("count", page.Count);
        writer.WriteStartArray("data");
        foreach (var resource in page)
        {
            Write(writer, query.Columns, resource);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("facets");
        writer.WriteEndArray();
        writer.WriteString("resultTruncated", isTruncated ? "true" : "false");
        if (skipToken is not null)
        {
            writer.WriteString("$skipToken", skipToken);
        }

        writer.WriteEndObject();
        writer.Flush();
        return new(200, buffer.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<string> columns, ArmResource resource)
    {
        var body = resource.Utf8();
        var values = Utf8Property.Find(body, columns);
        writer.WriteStartObject();
        for (var i = 0; i < columns.Count; i++)
        {
            writer.WritePropertyName(columns[i]);
            switch (columns[i])
            {
                // Types are in lower case there, whatever the resource's own answer has.
                case "type":
                    writer.WriteStringValue(ResourceId.TypeOf(resource.Id).ToLowerInvariant());
                    break;
                case "resourceGroup":
                    writer.WriteStringValue(ResourceId.GroupOf(resource.Id).ToLowerInvariant());
                    break;
                case "subscriptionId":
                    writer.WriteStringValue(ResourceId.SubscriptionOf(resource.Id));
                    break;
                default:
                    var value = body.AsSpan(values[i]);
                    writer.WriteRawValue(value.IsEmpty ? "null"u8 : value, skipInputValidation: true);
                    break;
            }
        }

        writer.WriteEndObject();
    }
}
