using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Stacks;

/// <summary>Reads stack outputs from JSON.</summary>
internal static class StackOutputsReader
{
    public static StackOutputs? Read(JsonObject? outputs) => outputs is null || !outputs.ContainsKey("images") ? null : new()
    {
        ResourceGroupName = Text(outputs, "resourceGroupName"),
        GalleryId = Text(outputs, "galleryId"),
        IdentityId = Text(outputs, "identityId"),
        IdentityPrincipalId = Text(outputs, "identityPrincipalId"),
        BuildNetworkAddress = outputs["buildNetworkAddress"]?.ToString(),
        Images = ((JsonObject)outputs["images"]!).ToDictionary(i => i.Key, i => Image((JsonObject)i.Value!), StringComparer.OrdinalIgnoreCase),
        Waiting = Texts(outputs["waiting"]),
        Channels = (outputs["channels"] as JsonObject ?? []).ToDictionary(i => i.Key, IReadOnlyDictionary<string, string> (i) => Texts(i.Value), StringComparer.OrdinalIgnoreCase),
    };

    private static Dictionary<string, string> Texts(JsonNode? map) =>
        (map as JsonObject ?? []).ToDictionary(t => t.Key, t => t.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);

    private static ImageOutputs Image(JsonObject image) => new(
        Text(image, "definitionId"),
        image.ContainsKey("templateId")
            ? new(Text(image, "templateId"), Text(image, "templateName"), Text(image, "runOutputName"))
            : null);

    // In the preview of a new resource, values that Azure computes are missing.
    private static string Text(JsonObject map, string name) => map[name]?.ToString() ?? "";
}
