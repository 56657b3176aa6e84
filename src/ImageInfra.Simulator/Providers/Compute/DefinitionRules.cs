using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Azure's rules for an image definition.</summary>
internal static partial class DefinitionRules
{
    private const string FirstVersionWithGeneration2 = "2025-03-03";
    private const string FirstVersionWithUpdatableFeatures = "2024-03-03";

    private static readonly string[] s_features =
        ["SecurityType", "IsHibernateSupported", "IsAcceleratedNetworkSupported", "DiskControllerTypes", "IsSecureBootSupported"];

    private static readonly string[] s_immutable =
        ["osType", "osState", "hyperVGeneration", "architecture", "identifier", "purchasePlan", "eula", "privacyStatementUri"];

    /// <summary>Adds Azure's defaults, which changed with 2025-03-03.</summary>
    public static void Complete(JsonObject properties, string apiVersion)
    {
        var isNew = string.CompareOrdinal(apiVersion, FirstVersionWithGeneration2) >= 0;
        if (isNew && !properties.ContainsKey("hyperVGeneration") && !properties.ContainsKey("features"))
        {
            properties["features"] = new JsonArray(new JsonObject { ["name"] = "SecurityType", ["value"] = "TrustedLaunchSupported" });
        }

        properties["hyperVGeneration"] ??= isNew ? "V2" : "V1";
        properties["architecture"] ??= "x64";
    }

    public static void Check(JsonObject properties, DateTimeOffset now)
    {
        foreach (var name in (string[])["osType", "osState", "identifier"])
        {
            if (properties[name] is null)
            {
                throw Invalid(name, "is required");
            }
        }

        Validate.OneOf(properties["osType"], "galleryImage.properties.osType", "Linux", "Windows");
        Validate.OneOf(properties["osState"], "galleryImage.properties.osState", "Generalized", "Specialized");
        Validate.OneOf(properties["hyperVGeneration"], "galleryImage.properties.hyperVGeneration", "V1", "V2");
        Validate.OneOf(properties["architecture"], "galleryImage.properties.architecture", "x64", "Arm64");
        foreach (var (part, maximum) in ((string, int)[])[("publisher", 128), ("offer", 64), ("sku", 64)])
        {
            if ((string?)properties["identifier"]?[part] is not { } text || text.Length > maximum || !IdentifierPattern().IsMatch(text))
            {
                throw Invalid($"identifier.{part}", $"is required, of at most {maximum} letters, digits, '-', '.' and '_', not ending in '.'");
            }
        }

        CheckFeatures(properties);
        CheckRange(properties["recommended"]?["vCPUs"], "recommended.vCPUs");
        CheckRange(properties["recommended"]?["memory"], "recommended.memory");
        if ((string?)properties["endOfLifeDate"] is { } end && SimulatorJson.Time(end) <= now)
        {
            throw new ArmFault(400, "InvalidParameter", "EndOfLifeDate must be set to a future date.");
        }
    }

    /// <summary>Rejects changes of immutable properties.</summary>
    public static void CheckImmutable(JsonObject known, JsonObject properties, string apiVersion)
    {
        var mayChangeFeatures = (bool?)properties["allowUpdateImage"] == true && string.CompareOrdinal(apiVersion, FirstVersionWithUpdatableFeatures) >= 0;
        var immutable = mayChangeFeatures ? s_immutable : s_immutable.Append("features");
        foreach (var name in immutable.Where(n => !JsonNode.DeepEquals(known[n], properties[n])))
        {
            throw ArmFault.PropertyChangeNotAllowed("galleryImage", name);
        }
    }

    private static void CheckFeatures(JsonObject properties)
    {
        foreach (var feature in properties["features"] as JsonArray ?? [])
        {
            var name = (string?)feature?["name"];
            if (!s_features.Contains(name))
            {
                throw Invalid("features", $"'{name}' is not a feature");
            }

            if (name == "DiskControllerTypes" && VmSizeFacts.HasNvme(properties) && (string?)properties["hyperVGeneration"] == "V1")
            {
                throw Invalid("features", $"DiskControllerTypes '{feature!["value"]}' requires hyperVGeneration V2");
            }

            if (name == "SecurityType" && (string?)feature!["value"] != "Standard" && (string?)properties["hyperVGeneration"] == "V1")
            {
                throw Invalid("features", $"SecurityType '{feature["value"]}' requires hyperVGeneration V2");
            }
        }
    }

    private static void CheckRange(JsonNode? range, string name)
    {
        if ((int?)range?["min"] > (int?)range?["max"])
        {
            throw Invalid(name, "the minimum is greater than the maximum");
        }
    }

    private static ArmFault Invalid(string name, string why) => ArmFault.InvalidParameter($"galleryImage.properties.{name}", why);

    [GeneratedRegex("^[A-Za-z0-9_.-]*[A-Za-z0-9_-]$")]
    private static partial Regex IdentifierPattern();
}
