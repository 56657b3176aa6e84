using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.Http;

/// <summary>An answer of ARM.</summary>
internal sealed record ArmAnswer(int Status, JsonNode? Body = null)
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>A page with everything: the simulator has no more.</summary>
    public static ArmAnswer List(IEnumerable<JsonObject> items) =>
        new(200, new JsonObject { ["value"] = new JsonArray([.. items.Select(i => i.DeepClone())]) });

    public static ArmAnswer Fault(ArmFault fault) => new(
        fault.Status,
        new JsonObject { ["error"] = new JsonObject { ["code"] = fault.Code, ["message"] = fault.Message } });

    public byte[] Utf8() => Body is null ? [] : Encoding.UTF8.GetBytes(Body.ToJsonString(s_options));
}
