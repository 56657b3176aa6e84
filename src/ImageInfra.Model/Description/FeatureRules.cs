using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>The features that an image definition may have, and their values.</summary>
internal static class FeatureRules
{
    private const string SecurityType = "SecurityType";

    private static readonly string[] s_flag = ["True", "False"];
    private static readonly string[] s_unbuildable = ["TrustedLaunch", "ConfidentialVM"];

    public static IReadOnlyDictionary<string, string[]> Values { get; } = new Dictionary<string, string[]>
    {
        [SecurityType] = ["Standard", "TrustedLaunchSupported", "ConfidentialVMSupported", "TrustedLaunchAndConfidentialVmSupported"],
        ["IsHibernateSupported"] = s_flag,
        ["IsAcceleratedNetworkSupported"] = s_flag,
        ["DiskControllerTypes"] = ["SCSI", "SCSI, NVMe", "NVMe, SCSI"],
        ["IsSecureBootSupported"] = s_flag,
    };

    /// <summary>Returns the problem with the value of a feature, or null if it is valid.</summary>
    public static string? Problem(string name, string value, HyperVGeneration generation)
    {
        var allowed = Values[name];
        return (name, value) switch
        {
            (SecurityType, _) when s_unbuildable.Contains(value) =>
                $"'{value}' is not supported by Azure Image Builder; expected {string.Join(", ", allowed)}",
            _ when !allowed.Contains(value) =>
                $"'{value}' is not allowed for {name}; expected {string.Join(", or ", allowed)}{Suggestion.For(value, allowed)}",
            (SecurityType, not "Standard") when generation is HyperVGeneration.V1 => $"'{value}' requires hyperVGeneration V2",
            _ => null,
        };
    }
}
