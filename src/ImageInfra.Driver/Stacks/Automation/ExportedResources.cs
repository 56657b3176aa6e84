using System.Text.Json;

namespace ImageInfra.Driver.Stacks.Automation;

/// <summary>The resources of an exported state.</summary>
internal static class ExportedResources
{
    /// <summary>Their URNs, type tokens and ids; what only waits to be deleted is left out.</summary>
    public static IReadOnlyList<(string Urn, StackResource Resource)> Read(JsonElement state) =>
        state.TryGetProperty("deployment", out var deployment)
        && deployment.TryGetProperty("resources", out var resources)
        && resources.ValueKind == JsonValueKind.Array
            ? [.. resources.EnumerateArray().Where(r => !IsReplaced(r)).Select(ResourceOf)]
            : [];

    private static (string, StackResource) ResourceOf(JsonElement resource)
    {
        var urn = Text(resource, "urn");
        return (urn, new(Text(resource, "type"), urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..], Text(resource, "id")));
    }

    private static bool IsReplaced(JsonElement resource) => resource.TryGetProperty("delete", out var delete) && delete.ValueKind == JsonValueKind.True;

    private static string Text(JsonElement resource, string name) =>
        resource.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
