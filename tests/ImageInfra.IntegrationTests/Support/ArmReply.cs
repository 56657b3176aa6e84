using System.Text.Json.Nodes;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A response of ARM.</summary>
internal sealed record ArmReply(int Status, JsonObject Json, IReadOnlyDictionary<string, string> Headers)
{
    public string? Code => (string?)Json["error"]?["code"];

    public string Message => (string?)Json["error"]?["message"] ?? "";

    public JsonNode? Property(string name) => Json["properties"]?[name];
}
