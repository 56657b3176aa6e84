using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>A resource as the state file has it.</summary>
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
        (string)entry["type"]!,
        (string)entry["name"]!,
        (string)entry["id"]!,
        (bool)entry["protect"]!,
        (JsonObject)entry["inputs"]!.DeepClone(),
        (JsonObject)entry["outputs"]!.DeepClone())
    {
        Replaced = (bool)entry["replaced"]!,
        RetainOnDelete = (bool?)entry["retainOnDelete"] ?? false,
        TakenId = (string?)entry["takenId"],
    };
}
