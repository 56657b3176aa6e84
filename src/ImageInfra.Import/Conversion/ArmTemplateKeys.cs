namespace ImageInfra.Import.Conversion;

/// <summary>The property names of image templates in ARM: spelling, order in a catalog file, and types.</summary>
public static class ArmTemplateKeys
{
    // In the order of catalog files.
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
        // Only in earlier api-versions.
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

    /// <summary>Properties that only exist in later api-versions than the one of the stack's templates.</summary>
    public static IReadOnlyList<string> Newer { get; } = ["additionalDataDisks", "replicationMode", "workload"];

    /// <summary>Properties with arbitrary keys.</summary>
    public static IReadOnlyList<string> Free { get; } = ["artifactTags", "managedResourceTags"];

    /// <summary>Whole numbers.</summary>
    public static IReadOnlyList<string> Numbers { get; } = ["buildTimeoutInMinutes", "osDiskSizeGB", "updateLimit", "replicaCount", "major", "sizeGB"];

    /// <summary>Lists of whole numbers.</summary>
    public static IReadOnlyList<string> ListsOfNumbers { get; } = ["validExitCodes"];

    /// <summary>Properties with true or false.</summary>
    public static IReadOnlyList<string> Flags { get; } =
        ["runElevated", "runAsSystem", "continueDistributeOnFailure", "sourceValidationOnly", "excludeFromLatest"];

    /// <summary>Properties with a fixed set of words.</summary>
    public static IReadOnlyList<string> Choices { get; } =
        ["type", "state", "scheme", "onCustomizerError", "onValidationError", "storageAccountType", "replicationMode"];

    /// <summary>All names in the newest api-version.</summary>
    public static IReadOnlyList<string> Known => s_known;

    /// <summary>Returns ARM's spelling of a name, or null if templates have no such name.</summary>
    public static string? Spell(string name) => s_order.TryGetValue(name, out var index) ? s_known[index] : null;

    /// <summary>Returns ARM's spelling of a word. Earlier api-versions ignored case.</summary>
    public static string Word(string word) => s_words.FirstOrDefault(w => string.Equals(w, word, StringComparison.OrdinalIgnoreCase)) ?? word;

    /// <summary>Returns the position of a property among its siblings.</summary>
    public static int OrderOf(string name) => s_order.GetValueOrDefault(name, int.MaxValue);
}
