using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>The properties of an image template. From 2024-02-01 Image Builder refuses every other one, casing included.</summary>
internal static class TemplateSchema
{
    private const string FirstStrictVersion = "2024-02-01";
    private const string NewestVersion = "2025-10-01";

    private static readonly string[] s_script = ["type", "name", "scriptUri", "sha256Checksum", "inline"];
    private static readonly string[] s_powerShell = [.. s_script, "runElevated", "runAsSystem", "validExitCodes"];
    private static readonly string[] s_file = ["type", "name", "sourceUri", "sha256Checksum", "destination"];

    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["properties"] =
        [
            "source", "customize", "optimize", "validate", "errorHandling", "distribute", "vmProfile", "buildTimeoutInMinutes",
            "stagingResourceGroup", "autoRun", "managedResourceTags", "provisioningState", "provisioningError", "lastRunStatus",
            "exactStagingResourceGroup",
        ],
        ["source:PlatformImage"] = ["type", "publisher", "offer", "sku", "version", "exactVersion", "planInfo"],
        ["source:ManagedImage"] = ["type", "imageId"],
        ["source:SharedImageVersion"] = ["type", "imageVersionId", "exactVersion"],
        ["customize:Shell"] = s_script,
        ["customize:PowerShell"] = s_powerShell,
        ["customize:WindowsRestart"] = ["type", "name", "restartCommand", "restartCheckCommand", "restartTimeout"],
        ["customize:WindowsUpdate"] = ["type", "name", "searchCriteria", "filters", "updateLimit"],
        ["customize:File"] = s_file,
        ["inVMValidations:Shell"] = s_script,
        ["inVMValidations:PowerShell"] = s_powerShell,
        ["inVMValidations:File"] = s_file,
        ["distribute:SharedImage"] =
        [
            "type", "runOutputName", "artifactTags", "galleryImageId", "replicationRegions", "excludeFromLatest",
            "storageAccountType", "targetRegions", "versioning",
        ],
        ["distribute:ManagedImage"] = ["type", "runOutputName", "artifactTags", "imageId", "location"],
        ["distribute:VHD"] = ["type", "runOutputName", "artifactTags", "uri"],
        ["optimize"] = ["vmBoot"],
        ["validate"] = ["continueDistributeOnFailure", "sourceValidationOnly", "inVMValidations"],
        ["errorHandling"] = ["onCustomizerError", "onValidationError"],
        ["vmProfile"] = ["vmSize", "osDiskSizeGB", "userAssignedIdentities", "vnetConfig"],
        ["vnetConfig"] = ["subnetId", "containerInstanceSubnetId", "proxyVmSize"],
        ["autoRun"] = ["state"],
        ["targetRegions"] = ["name", "replicaCount", "storageAccountType"],
        ["versioning"] = ["scheme", "major"],
    };

    private static readonly Dictionary<string, string[]> s_newest = new()
    {
        ["properties"] = ["additionalDataDisks"],
        ["optimize"] = ["workload"],
        ["distribute:SharedImage"] = ["replicationMode"],
    };

    public static void Check(JsonObject properties, string apiVersion)
    {
        if (string.CompareOrdinal(apiVersion, FirstStrictVersion) >= 0)
        {
            Check("properties", properties, apiVersion);
        }
    }

    private static void Check(string name, JsonObject value, string apiVersion)
    {
        var key = (string?)value["type"] is { } type && s_allowed.ContainsKey($"{name}:{type}") ? $"{name}:{type}" : name;
        if (s_allowed.TryGetValue(key, out var allowed))
        {
            var newest = apiVersion == NewestVersion ? s_newest.GetValueOrDefault(key, []) : [];
            if (value.FirstOrDefault(p => !allowed.Contains(p.Key) && !newest.Contains(p.Key)).Key is { } unknown)
            {
                throw new ArmFault(
                    400,
                    "ValidationFailed",
                    $"Validation failed: Unmarshalling entity encountered error: json: unknown field \"{unknown}\" in '{key}'. There is an issue with the syntax with the JSON template you are submitting.");
            }
        }

        foreach (var (child, node) in value)
        {
            foreach (var item in node is JsonArray list ? list.OfType<JsonObject>() : node is JsonObject map ? [map] : [])
            {
                Check(child, item, apiVersion);
            }
        }
    }
}
