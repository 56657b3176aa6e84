using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Compute;

/// <summary>What Azure requires of an image definition.</summary>
internal static partial class DefinitionRules
{
    private static readonly (string Name, string[] Values)[] s_required =
    [
        ("osType", ["Linux", "Windows"]), ("osState", ["Generalized", "Specialized"]), ("hyperVGeneration", ["V1", "V2"]),
        ("architecture", ["x64", "Arm64"]),
    ];

    private static readonly string[] s_features =
        ["SecurityType", "IsHibernateSupported", "IsAcceleratedNetworkSupported", "DiskControllerTypes", "IsSecureBootSupported"];

    public static void Check(JsonObject properties)
    {
        foreach (var (name, values) in s_required)
        {
            if (properties[name] is not JsonValue value || !values.Contains((string?)value))
            {
                throw Invalid(name, $"'{properties[name]}' is not one of {string.Join(", ", values)}");
            }
        }

        foreach (var (part, maximum) in ((string, int)[])[("publisher", 128), ("offer", 64), ("sku", 64)])
        {
            if ((string?)properties["identifier"]?[part] is not { } text || text.Length > maximum || !IdentifierPattern().IsMatch(text))
            {
                throw Invalid($"identifier.{part}", $"is required, of at most {maximum} letters, digits, '-', '.' and '_', not ending in '.'");
            }
        }

        foreach (var feature in properties["features"] as JsonArray ?? [])
        {
            var name = (string?)feature?["name"];
            if (!s_features.Contains(name))
            {
                throw Invalid("features", $"'{name}' is not a feature");
            }

            if (name == "SecurityType" && (string?)feature!["value"] != "Standard" && (string?)properties["hyperVGeneration"] == "V1")
            {
                throw Invalid("features", $"SecurityType '{feature["value"]}' needs hyperVGeneration V2");
            }
        }
    }

    private static ArmFault Invalid(string name, string why) => new(400, "InvalidParameter", $"The property 'galleryImage.properties.{name}' is invalid: {why}.");

    [GeneratedRegex("^[A-Za-z0-9_.-]*[A-Za-z0-9_-]$")]
    private static partial Regex IdentifierPattern();
}
