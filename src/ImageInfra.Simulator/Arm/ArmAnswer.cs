using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>A response of ARM or of another service.</summary>
internal sealed record ArmAnswer(int Status, ReadOnlyMemory<byte> Utf8 = default)
{
    private const string Json = "application/json; charset=utf-8";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public string ContentType { get; init; } = Json;

    public static ArmAnswer Of(int status, JsonNode body) => new(status, SimulatorJson.Utf8(body));

    public static ArmAnswer Of(int status, ArmResource resource) => new(status, resource.Utf8());

    /// <summary>Creates a list with a single page.</summary>
    public static ArmAnswer List(IEnumerable<JsonObject> items) =>
        Of(200, new JsonObject { ["value"] = new JsonArray([.. items.Select(i => i.DeepClone())]) });

    /// <summary>Creates a page of resources, with the address of the next page.</summary>
    public static ArmAnswer Page(IReadOnlyList<byte[]> items, string? nextLink) => new(200, SimulatorJson.Utf8(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("value");
        foreach (var item in items)
        {
            writer.WriteRawValue(item, skipInputValidation: true);
        }

        writer.WriteEndArray();
        if (nextLink is not null)
        {
            writer.WriteString("nextLink", nextLink);
        }

        writer.WriteEndObject();
    }));

    public static ArmAnswer Fault(ArmFault fault)
    {
        var error = new JsonObject { ["code"] = fault.Code, ["message"] = fault.Message };
        if (fault.Details.Count > 0)
        {
            error["details"] = new JsonArray([.. fault.Details.Select(d => new JsonObject { ["code"] = d.Code, ["message"] = d.Message })]);
        }

        return Of(fault.Status, new JsonObject { ["error"] = error }) with { Headers = fault.Headers };
    }
}
