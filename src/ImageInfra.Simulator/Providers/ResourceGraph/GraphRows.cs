using System.Runtime.InteropServices;
using System.Text.Json;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ResourceGraph;

/// <summary>Writes the rows of a query from the stored JSON of resources.</summary>
internal static class GraphRows
{
    public static ArmAnswer Answer(GraphQuery query, IReadOnlyList<StoredResource> page, int total, bool isTruncated, string? skipToken) => new(200, SimulatorJson.Utf8(writer =>
    {
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
    }));

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<string> columns, StoredResource resource)
    {
        writer.WriteStartObject();
        foreach (var column in columns)
        {
            writer.WritePropertyName(column);
            switch (column)
            {
                // Resource Graph returns types in lower case.
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
                    writer.WriteRawValue(resource.Parsed.TryGetProperty(column, out var value) ? JsonMarshal.GetRawUtf8Value(value) : "null"u8, skipInputValidation: true);
                    break;
            }
        }

        writer.WriteEndObject();
    }
}
