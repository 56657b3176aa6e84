using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>Finds the resources that depend on another one: its children, and those whose inputs refer to it.</summary>
internal static class Dependents
{
    /// <summary>Lists the direct and indirect dependents of a resource.</summary>
    public static IReadOnlyList<RehearsedResource> Of(RehearsedResource resource, IReadOnlyList<RehearsedResource> all)
    {
        var found = new Dictionary<string, RehearsedResource>();
        for (var waiting = new Queue<RehearsedResource>([resource]); waiting.TryDequeue(out var next);)
        {
            foreach (var dependent in all.Where(r => r.Key != resource.Key && !found.ContainsKey(r.Key) && IsDependent(r, next.Id)))
            {
                found.Add(dependent.Key, dependent);
                waiting.Enqueue(dependent);
            }
        }

        return [.. found.Values];
    }

    private static bool IsDependent(RehearsedResource resource, string id) => IsWithin(resource.Id, id) || Names(resource.Inputs, id);

    private static bool Names(JsonNode? inputs, string id) => inputs switch
    {
        JsonObject map => map.Any(p => Names(p.Value, id)),
        JsonArray list => list.Any(item => Names(item, id)),
        JsonValue value when value.GetValueKind() is JsonValueKind.String =>
            (string)value! is var text && (string.Equals(text, id, StringComparison.OrdinalIgnoreCase) || IsWithin(text, id)),
        _ => false,
    };

    private static bool IsWithin(string text, string id) => text.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase);
}
