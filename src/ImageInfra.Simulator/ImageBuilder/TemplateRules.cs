using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>What Image Builder checks before it accepts a template.</summary>
internal static partial class TemplateRules
{
    private const int MaximumTimeout = 960;

    private static readonly Dictionary<string, string[]> s_sources = new()
    {
        ["PlatformImage"] = ["publisher", "offer", "sku", "version"],
        ["ManagedImage"] = ["imageId"],
        ["SharedImageVersion"] = ["imageVersionId"],
    };

    private static readonly Dictionary<string, string[]> s_distributors = new()
    {
        ["SharedImage"] = ["runOutputName", "galleryImageId"],
        ["ManagedImage"] = ["runOutputName", "imageId", "location"],
        ["VHD"] = ["runOutputName"],
    };

    private static readonly string[] s_customizers = ["Shell", "PowerShell", "WindowsRestart", "WindowsUpdate", "File"];

    public static void Check(JsonObject body, string apiVersion)
    {
        if (body["identity"]?["userAssignedIdentities"] is not JsonObject { Count: 1 } || (string?)body["identity"]!["type"] != "UserAssigned")
        {
            throw Failed("ImageTemplate.identity", "Managed identity is required for building this template using current API version: exactly one user-assigned identity");
        }

        var properties = body["properties"] as JsonObject ?? throw Failed("ImageTemplate", "Missing field properties");
        TemplateSchema.Check(properties, apiVersion);
        CheckItem(properties["source"], "ImageTemplate.properties.source", s_sources);
        CheckCustomizers(properties["customize"] as JsonArray ?? []);
        CheckDistribute(properties["distribute"] as JsonArray ?? []);
        if ((int?)properties["buildTimeoutInMinutes"] is < 0 or > MaximumTimeout)
        {
            throw Failed("ImageTemplate.properties", $"Field 'buildTimeoutInMinutes' has a bad value: must be 0 to {MaximumTimeout}");
        }
    }

    private static void CheckCustomizers(JsonArray customizers)
    {
        foreach (var (item, index) in customizers.Select((c, i) => (c, i)))
        {
            var path = $"ImageTemplate.properties.customize[{index}]";
            var type = (string?)item?["type"];
            if (!s_customizers.Contains(type))
            {
                throw Failed(path, $"Field 'type' has a bad value: '{type}'");
            }

            var isScript = type is "Shell" or "PowerShell";
            if (isScript && string.IsNullOrEmpty((string?)item!["scriptUri"]) == item["inline"] is not JsonArray { Count: > 0 })
            {
                throw Failed(path, "exactly one of scriptUri and inline must be given");
            }
        }
    }

    private static void CheckDistribute(JsonArray distribute)
    {
        if (distribute.Count == 0)
        {
            throw Failed("ImageTemplate.properties", "Missing field distribute");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (item, index) in distribute.Select((d, i) => (d, i)))
        {
            var path = $"ImageTemplate.properties.distribute[{index}]";
            CheckItem(item, path, s_distributors);
            var name = (string)item!["runOutputName"]!;
            if (!RunOutputPattern().IsMatch(name) || !names.Add(name))
            {
                throw Failed(path, $"Field 'runOutputName' has a bad value: '{name}' must match {RunOutputPattern()} and be unique");
            }
        }
    }

    private static void CheckItem(JsonNode? item, string path, Dictionary<string, string[]> required)
    {
        if ((string?)item?["type"] is not { } type)
        {
            throw Failed(path, "Missing field type");
        }

        if (!required.TryGetValue(type, out var fields))
        {
            throw Failed(path, $"Field 'type' has a bad value: '{type}'");
        }

        foreach (var field in fields)
        {
            if (string.IsNullOrEmpty((string?)item[field]))
            {
                throw Failed(path, $"Missing field {field}");
            }
        }
    }

    private static ArmFault Failed(string path, string why) =>
        new(400, "ValidationFailed", $"Validation failed: '{path}': {why}. See http://aka.ms/azvmimagebuildertmplref");

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,64}$")]
    private static partial Regex RunOutputPattern();
}
