using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>Reads and writes resources in the state file.</summary>
internal static class RehearsedResourceJson
{
    public static JsonObject Write(RehearsedResource resource) => new()
    {
        ["type"] = resource.Type,
        ["name"] = resource.Name,
        ["id"] = resource.Id,
        ["protect"] = resource.Protect,
        ["replaced"] = resource.Replaced,
        ["retainOnDelete"] = resource.RetainOnDelete,
        ["takenId"] = resource.TakenId,
        ["inputs"] = SealedValues.Seal(resource.Inputs),
        ["outputs"] = SealedValues.Seal(resource.Outputs),
    };

    public static RehearsedResource Read(JsonObject entry) => new(
        (string)Required(entry, "type")!,
        (string)Required(entry, "name")!,
        (string)Required(entry, "id")!,
        (bool)Required(entry, "protect"),
        (JsonObject)Required(entry, "inputs").DeepClone(),
        (JsonObject)Required(entry, "outputs").DeepClone())
    {
        Replaced = (bool)Required(entry, "replaced"),
        RetainOnDelete = (bool?)entry["retainOnDelete"] ?? false,
        TakenId = (string?)entry["takenId"],
    };

    private static JsonNode Required(JsonObject entry, string name) => entry[name] ?? throw new JsonException($"a resource has no '{name}'");
}
