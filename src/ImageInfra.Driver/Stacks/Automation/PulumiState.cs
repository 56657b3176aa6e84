using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Stacks.Automation;

/// <summary>The state of a stack as <c>pulumi stack export</c> writes it.</summary>
internal static class PulumiState
{
    private const string Providers = "pulumi:providers:";

    /// <summary>The resources of Azure in a state. A resource that waits to be deleted after its replacement is among them.</summary>
    public static IReadOnlyList<StackResource> Resources(JsonNode state) =>
    [
        .. Entries(state).Where(IsOfAzure).Select(entry => new StackResource(
            (string)entry["type"]!,
            NameOf((string)entry["urn"]!),
            (string?)entry["id"] ?? "")
        {
            IsProtected = (bool?)entry["protect"] ?? false,
            IsRetained = (bool?)entry["retainOnDelete"] ?? false,
        }),
    ];

    /// <summary>Notes that resources stay in Azure when they leave the state. Changes the state given.</summary>
    /// <returns>Whether anything was changed.</returns>
    public static bool Retain(JsonNode state, IReadOnlyCollection<string> ids)
    {
        var changed = false;
        foreach (var entry in Entries(state).Where(e => IsOfAzure(e) && ids.Contains((string?)e["id"] ?? "", StringComparer.OrdinalIgnoreCase)))
        {
            changed |= (bool?)entry["retainOnDelete"] is not true || (bool?)entry["protect"] is true;
            entry["retainOnDelete"] = true;
            entry.Remove("protect");
        }

        return changed;
    }

    /// <summary>The resource's name in the program, which is the last part of its URN.</summary>
    public static string NameOf(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    /// <summary>The type token in a URN, which follows those of its parents.</summary>
    public static string TypeOf(string urn) =>
        urn.Split("::") is [_, _, var types, ..] ? types[(types.LastIndexOf('$') + 1)..] : "";

    private static IEnumerable<JsonObject> Entries(JsonNode state) =>
        (state["deployment"]?["resources"] as JsonArray ?? []).OfType<JsonObject>();

    private static bool IsOfAzure(JsonObject entry) =>
        (bool?)entry["custom"] is true
        && (bool?)entry["external"] is not true
        && !((string?)entry["type"] ?? "").StartsWith(Providers, StringComparison.Ordinal);
}
