using System.Text.RegularExpressions;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>Image Builder's rules for distributors.</summary>
internal static partial class DistributeRules
{
    private static readonly Dictionary<string, string[]> s_required = new()
    {
        ["SharedImage"] = ["runOutputName", "galleryImageId"],
        ["ManagedImage"] = ["runOutputName", "imageId", "location"],
        ["VHD"] = ["runOutputName"],
    };

    private static readonly string[] s_storage = ["Standard_LRS", "Standard_ZRS", "Premium_LRS"];

    public static void Check(JsonArray distributors, string path)
    {
        if (distributors.Count == 0)
        {
            throw TemplateRules.Failed("ImageTemplate.properties", "Missing field distribute");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (item, index) in distributors.Select((d, i) => (d, i)))
        {
            var at = $"{path}[{index}]";
            var type = TemplateRules.TypeOf(item, at, s_required.Keys);
            TemplateRules.Require(item!, at, s_required[type]);
            var name = (string)item!["runOutputName"]!;
            if (!NamePattern().IsMatch(name) || !names.Add(name))
            {
                throw TemplateRules.BadValue(at, "runOutputName", name, $"must match {NamePattern()} and be unique");
            }

            if (type == "SharedImage")
            {
                CheckSharedImage(item, at);
            }
        }
    }

    private static void CheckSharedImage(JsonNode item, string path)
    {
        var target = (string)item["galleryImageId"]!;
        if (!DefinitionPattern().IsMatch(target))
        {
            throw TemplateRules.BadValue(path, "galleryImageId", target, "must be the id of an image definition, or of an image version in one");
        }

        if (item["targetRegions"] is JsonArray { Count: > 0 } && (item["replicationRegions"] is JsonArray { Count: > 0 } || !string.IsNullOrEmpty((string?)item["storageAccountType"])))
        {
            throw TemplateRules.Failed(path, "'targetRegions' excludes 'replicationRegions' and 'storageAccountType'");
        }

        TemplateRules.OneOf(item, "storageAccountType", path, s_storage);
        TemplateRules.OneOf(item, "replicationMode", path, "Full", "Shallow");
        foreach (var (region, index) in (item["targetRegions"] as JsonArray ?? []).Select((r, i) => (r!, i)))
        {
            TemplateRules.Require(region, $"{path}.targetRegions[{index}]", "name");
            TemplateRules.OneOf(region, "storageAccountType", $"{path}.targetRegions[{index}]", s_storage);
            if ((int?)region["replicaCount"] is < 1)
            {
                throw TemplateRules.BadValue($"{path}.targetRegions[{index}]", "replicaCount", $"{region["replicaCount"]}", "must be at least 1");
            }
        }

        if (item["versioning"] is { } versioning)
        {
            TemplateRules.Require(versioning, $"{path}.versioning", "scheme");
            TemplateRules.OneOf(versioning, "scheme", $"{path}.versioning", "Latest", "Source");
            if ((int?)versioning["major"] is < -1)
            {
                throw TemplateRules.BadValue($"{path}.versioning", "major", $"{versioning["major"]}", "must be -1 or more");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,64}$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\.Compute/galleries/[^/]+/images/[^/]+(/versions/\d{1,10}\.\d{1,10}\.\d{1,10})?$", RegexOptions.IgnoreCase)]
    private static partial Regex DefinitionPattern();
}
