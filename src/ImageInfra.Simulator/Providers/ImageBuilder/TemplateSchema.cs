using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>
/// The properties of an image template. Values of a wrong type are always rejected. Unknown properties, including those in different
/// case, are rejected since 2024-02-01 and ignored before.
/// </summary>
internal static class TemplateSchema
{
    private const string FirstStrictVersion = "2024-02-01";
    private const string NewestVersion = "2025-10-01";
    private const string Script = "type:s name:s scriptUri:s sha256Checksum:s inline:s[]";
    private const string PowerShell = Script + " runElevated:b runAsSystem:b validExitCodes:i[]";
    private const string File = "type:s name:s sourceUri:s sha256Checksum:s destination:s";

    private static readonly (string Row, string Property)[] s_newest =
        [("properties", "additionalDataDisks"), ("optimize", "workload"), ("distribute:SharedImage", "replicationMode")];

    private static readonly BodySchema s_schema = new(
        new Dictionary<string, string>
        {
            ["properties"] = "source:source customize:customize[] optimize:optimize validate:validate errorHandling:errorHandling "
                + "distribute:distribute[] vmProfile:vmProfile buildTimeoutInMinutes:i stagingResourceGroup:s autoRun:autoRun "
                + "managedResourceTags:m additionalDataDisks:additionalDataDisks[] provisioningState:s provisioningError:x "
                + "lastRunStatus:x exactStagingResourceGroup:s",
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
                + "storageAccountType:s targetRegions:targetRegions[] versioning:versioning replicationMode:s",
            ["distribute:ManagedImage"] = "type:s runOutputName:s artifactTags:m imageId:s location:s",
            ["distribute:VHD"] = "type:s runOutputName:s artifactTags:m uri:s",
            ["optimize"] = "vmBoot:state workload:workload",
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
        },
        (why, where) => new(
            400,
            "ValidationFailed",
            $"Validation failed: Unmarshalling entity encountered error: json: {why} in '{where}'. There is an issue with the syntax with the JSON template you are submitting."));

    /// <summary>Checks the properties of a template.</summary>
    public static void Check(JsonObject properties, string apiVersion) => s_schema.Check(
        "properties",
        properties,
        refusesUnknown: string.CompareOrdinal(apiVersion, FirstStrictVersion) >= 0,
        (row, property) => apiVersion == NewestVersion || !s_newest.Contains((row, property)));
}
