using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>
/// The properties of an image template and what each holds. A value of another kind is refused always; from 2024-02-01 on so is
/// every property that is not here, casing included; before, it is overlooked.
/// </summary>
internal static class TemplateSchema
{
    private const string FirstStrictVersion = "2024-02-01";
    private const string NewestVersion = "2025-10-01";
    private const string Script = "type:s name:s scriptUri:s sha256Checksum:s inline:s[]";
    private const string PowerShell = Script + " runElevated:b runAsSystem:b validExitCodes:i[]";
    private const string File = "type:s name:s sourceUri:s sha256Checksum:s destination:s";

    // name:kind, where the kind is s (text), i (integer), b (yes or no), m (texts by name), x (whatever the service wrote), or the
    // name of another row; [] is a list of it.
    private static readonly Dictionary<string, Dictionary<string, string>> s_rows = Parse(new()
    {
        ["properties"] = "source:source customize:customize[] optimize:optimize validate:validate errorHandling:errorHandling "
            + "distribute:distribute[] vmProfile:vmProfile buildTimeoutInMinutes:i stagingResourceGroup:s autoRun:autoRun "
            + "managedResourceTags:m provisioningState:s provisioningError:x lastRunStatus:x exactStagingResourceGroup:s",
        ["source:PlatformImage"] = "type:s publisher:s offer:s sku:s version:s exactVersion:s planInfo:planInfo",
        ["source:ManagedImage"] = "type:s imageId:s",
        ["source:SharedImageVersion"] = "type:s imageVersionId:s exactVersion:s",
        ["planInfo"] = "planName:s planProduct:s planPublisher:s",
        ["customize:Shell"] = Script,
        ["customize:PowerShell"] = PowerShell,
        ["customize:WindowsRestart"] = "type:s name:s restartCommand:s restartCheckCommand:s restartTimeout:s",
        ["customize:WindowsUpdate"] = "type:s name:s searchCriteria:s filters:s[] updateLimit:i",
        ["customize:File"] = File,
        ["validator:Shell"] = Script,
        ["validator:PowerShell"] = PowerShell,
        ["validator:File"] = File,
        ["distribute:SharedImage"] = "type:s runOutputName:s artifactTags:m galleryImageId:s replicationRegions:s[] excludeFromLatest:b "
            + "storageAccountType:s targetRegions:targetRegions[] versioning:versioning",
        ["distribute:ManagedImage"] = "type:s runOutputName:s artifactTags:m imageId:s location:s",
        ["distribute:VHD"] = "type:s runOutputName:s artifactTags:m uri:s",
        ["optimize"] = "vmBoot:state",
        ["validate"] = "continueDistributeOnFailure:b sourceValidationOnly:b inVMValidations:validator[]",
        ["errorHandling"] = "onCustomizerError:s onValidationError:s",
        ["vmProfile"] = "vmSize:s osDiskSizeGB:i userAssignedIdentities:s[] vnetConfig:vnetConfig",
        ["vnetConfig"] = "subnetId:s containerInstanceSubnetId:s proxyVmSize:s",
        ["autoRun"] = "state:s",
        ["state"] = "state:s",
        ["targetRegions"] = "name:s replicaCount:i storageAccountType:s",
        ["versioning"] = "scheme:s major:i",
        ["workload"] = "state:s scriptUri:s sha256Checksum:s",
        ["additionalDataDisks"] = "sizeGB:i",
    });

    private static readonly Dictionary<string, Dictionary<string, string>> s_newest = Parse(new()
    {
        ["properties"] = "additionalDataDisks:additionalDataDisks[]",
        ["optimize"] = "workload:workload",
        ["distribute:SharedImage"] = "replicationMode:s",
    });

    /// <summary>Checks properties against everything that a template may have.</summary>
    public static void Check(JsonObject properties, string apiVersion) => CheckObject("properties", properties, apiVersion);

    private static Dictionary<string, Dictionary<string, string>> Parse(Dictionary<string, string> rows) => rows.ToDictionary(
        r => r.Key,
        r => r.Value.Split(' ').Select(p => p.Split(':')).ToDictionary(p => p[0], p => p[1]));

    private static void CheckObject(string name, JsonObject value, string apiVersion)
    {
        var key = value["type"] is JsonValue type && s_rows.ContainsKey($"{name}:{type}") ? $"{name}:{type}" : name;
        if (!s_rows.TryGetValue(key, out var allowed))
        {
            // A type that is none: the rules say so, with what is allowed.
            return;
        }

        var newest = apiVersion == NewestVersion ? s_newest.GetValueOrDefault(key, []) : [];
        foreach (var (property, node) in value.ToList())
        {
            if (allowed.TryGetValue(property, out var kind) || newest.TryGetValue(property, out kind))
            {
                CheckValue($"{key}.{property}", kind, node, apiVersion);
            }
            else if (string.CompareOrdinal(apiVersion, FirstStrictVersion) >= 0)
            {
                throw Refusal($"unknown field \"{property}\"", key);
            }
            else
            {
                value.Remove(property);
            }
        }
    }

    private static void CheckValue(string path, string kind, JsonNode? node, string apiVersion)
    {
        if (node is null || kind == "x")
        {
            return;
        }

        if (kind.EndsWith("[]", StringComparison.Ordinal))
        {
            foreach (var item in node as JsonArray ?? throw WrongKind(path, node, "array"))
            {
                CheckValue(path, kind[..^2], item ?? throw Refusal("a null in a list", path), apiVersion);
            }

            return;
        }

        var actual = node.GetValueKind();
        switch (kind)
        {
            case "s" when actual != JsonValueKind.String:
                throw WrongKind(path, node, "string");
            case "b" when actual is not (JsonValueKind.True or JsonValueKind.False):
                throw WrongKind(path, node, "bool");
            case "i" when actual != JsonValueKind.Number || !node.AsValue().TryGetValue<int>(out _):
                throw WrongKind(path, node, "int32");
            case "m" when node is not JsonObject map || map.Any(e => e.Value?.GetValueKind() is not JsonValueKind.String):
                throw WrongKind(path, node, "map[string]string");
            case "s" or "b" or "i" or "m":
                return;
            default:
                CheckObject(kind, node as JsonObject ?? throw WrongKind(path, node, "object"), apiVersion);
                return;
        }
    }

    private static ArmFault WrongKind(string path, JsonNode node, string kind) =>
        Refusal($"cannot unmarshal {node.GetValueKind().ToString().ToLowerInvariant()} into a field of type {kind}", path);

    private static ArmFault Refusal(string why, string where) => new(
        400,
        "ValidationFailed",
        $"Validation failed: Unmarshalling entity encountered error: json: {why} in '{where}'. There is an issue with the syntax with the JSON template you are submitting.");
}
