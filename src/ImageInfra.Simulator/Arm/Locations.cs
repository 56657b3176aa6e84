using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Arm;

/// <summary>Regions. Azure accepts <c>westeurope</c> and <c>West Europe</c>.</summary>
internal static class Locations
{
    private static readonly Dictionary<string, string> s_public = Read("regions");

    // Resources may be in regions of other clouds too, but no list has them.
    private static readonly Dictionary<string, string> s_displayNames = s_public.Concat(Read("otherClouds")).ToDictionary();

    public static bool IsKnown(string location) => s_displayNames.ContainsKey(location);

    public static IEnumerable<string> All => s_public.Keys;

    /// <summary>Returns the JSON of a region.</summary>
    public static JsonObject Describe(string subscription, string name) => new()
    {
        ["id"] = $"/subscriptions/{subscription}/locations/{name}",
        ["name"] = name,
        ["type"] = "Region",
        ["displayName"] = s_displayNames[name],
        ["regionalDisplayName"] = s_displayNames[name],
        ["metadata"] = new JsonObject { ["regionType"] = "Physical", ["regionCategory"] = "Recommended" },
    };

    public static string Normalize(string location) =>
        s_displayNames.ContainsKey(location) ? location : location.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    public static string DisplayName(string location) => s_displayNames.GetValueOrDefault(Normalize(location), location);

    public static bool Same(string? one, string? other) => one is not null && other is not null && (one == other || Normalize(one) == Normalize(other));

    /// <summary>Returns the location of a request body in Azure's spelling, or throws an error.</summary>
    public static string Require(JsonObject body)
    {
        var location = (string?)body["location"];
        if (string.IsNullOrEmpty(location))
        {
            throw new ArmFault(400, "LocationRequired", "The location property is required for this definition.");
        }

        var normal = Normalize(location);
        return s_displayNames.ContainsKey(normal)
            ? normal
            : throw new ArmFault(400, "LocationNotAvailableForResourceType", $"The provided location '{location}' is not available. List of available regions is '{string.Join(',', All)}'.");
    }

    private static Dictionary<string, string> Read(string cloud) =>
        KnownFacts.Read("azure-regions.json")[cloud]!.AsObject().ToDictionary(r => r.Key, r => (string)r.Value!);
}
