namespace ImageInfra.Import.Conversion;

/// <summary>ARM's names of a template's properties: their spelling, their order in a catalog file, and what they hold.</summary>
public static class ArmTemplateKeys
{
    // In the order of the catalog's own files.
    private static readonly string[] s_known =
    [
        "type", "scheme", "major", "name", "runOutputName", "publisher", "offer", "sku", "version", "planInfo", "planName", "planProduct",
        "planPublisher", "imageId", "imageVersionId", "location", "uri", "runElevated", "runAsSystem", "scriptUri", "sha256Checksum", "inline",
        "validExitCodes", "sourceUri", "destination", "restartCommand", "restartCheckCommand", "restartTimeout", "searchCriteria", "filters",
        "updateLimit", "source", "customize", "optimize", "vmBoot", "workload", "state", "validate", "continueDistributeOnFailure",
        "sourceValidationOnly", "inVMValidations", "errorHandling", "onCustomizerError", "onValidationError", "buildTimeoutInMinutes",
        "vmProfile", "vmSize", "osDiskSizeGB", "userAssignedIdentities", "vnetConfig", "subnetId", "containerInstanceSubnetId", "proxyVmSize",
        "additionalDataDisks", "sizeGB", "distribute", "galleryImageId", "versioning", "excludeFromLatest", "replicationMode", "targetRegions",
        "replicaCount", "storageAccountType", "replicationRegions", "artifactTags", "managedResourceTags", "stagingResourceGroup", "autoRun",
        // What only earlier api-versions have.
        "script", "sourceURI", "subnetName", "resourceGroupName",
    ];

    private static readonly Dictionary<string, int> s_order = s_known.Index().GroupBy(k => k.Item, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.First().Index, StringComparer.OrdinalIgnoreCase);

    private static readonly string[] s_words =
    [
        "PlatformImage", "ManagedImage", "SharedImageVersion", "SharedImage", "VHD", "Shell", "PowerShell", "WindowsRestart", "WindowsUpdate",
        "File", "Enabled", "Disabled", "Latest", "Source", "cleanup", "abort", "Standard_LRS", "Standard_ZRS", "Premium_LRS", "Full", "Shallow",
    ];

    /// <summary>Read-only properties of a template.</summary>
    public static IReadOnlyList<string> ReadOnly { get; } =
        ["provisioningState", "provisioningError", "lastRunStatus", "exactStagingResourceGroup", "exactVersion", "systemData", "customProperties"];

    /// <summary>What only api-versions have that are newer than the one that templates are declared with.</summary>
    public static IReadOnlyList<string> Newer { get; } = ["additionalDataDisks", "replicationMode", "workload"];

    /// <summary>Properties with free keys.</summary>
    public static IReadOnlyList<string> Free { get; } = ["artifactTags", "managedResourceTags"];

    /// <summary>Properties that are whole numbers.</summary>
    public static IReadOnlyList<string> Numbers { get; } = ["buildTimeoutInMinutes", "osDiskSizeGB", "updateLimit", "replicaCount", "major", "sizeGB"];

    /// <summary>Properties that are lists of whole numbers.</summary>
    public static IReadOnlyList<string> ListsOfNumbers { get; } = ["validExitCodes"];

    /// <summary>Properties that are true or false.</summary>
    public static IReadOnlyList<string> Flags { get; } =
        ["runElevated", "runAsSystem", "continueDistributeOnFailure", "sourceValidationOnly", "excludeFromLatest"];

    /// <summary>Properties that are one of a few words.</summary>
    public static IReadOnlyList<string> Choices { get; } =
        ["type", "state", "scheme", "onCustomizerError", "onValidationError", "storageAccountType", "replicationMode"];

    /// <summary>Every name that the newest api-version has.</summary>
    public static IReadOnlyList<string> Known => s_known;

    /// <summary>ARM's spelling of a name, or null where a template has no such name.</summary>
    public static string? Spell(string name) => s_order.TryGetValue(name, out var index) ? s_known[index] : null;

    /// <summary>ARM's spelling of a word, which earlier api-versions took in any casing.</summary>
    public static string Word(string word) => s_words.FirstOrDefault(w => string.Equals(w, word, StringComparison.OrdinalIgnoreCase)) ?? word;

    /// <summary>The place of a property among its siblings.</summary>
    public static int OrderOf(string name) => s_order.GetValueOrDefault(name, int.MaxValue);
}
