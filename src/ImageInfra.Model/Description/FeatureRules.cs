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
                $"'{value}' is not allowed for {name}; expected {string.Join(", or ", allowed)}{DidYouMean(name, value, allowed)}",
            ("DiskControllerTypes", _) when generation is HyperVGeneration.V1 && value.Contains("NVMe", StringComparison.Ordinal) =>
                $"'{value}' requires hyperVGeneration V2, because generation 1 can't boot from NVMe",
            (SecurityType, not "Standard") when generation is HyperVGeneration.V1 => $"'{value}' requires hyperVGeneration V2",
            _ => null,
        };
    }

    private static string DidYouMean(string name, string value, string[] allowed) =>
        FeatureValues.Normalize(name, value) is var normal && normal != value ? $"; did you mean '{normal}'?" : Suggestion.For(value, allowed);
}

/// <summary>Values of features as other tools write them.</summary>
public static class FeatureValues
{
    /// <summary>
    /// Returns the value in Azure's spelling if it differs only in case and spaces, such as <c>SCSI, NVMe</c> for <c>SCSI,NVMe</c>
    /// and <c>True</c> for <c>true</c>; otherwise the value as it is.
    /// </summary>
    /// <param name="name">The feature, such as <c>DiskControllerTypes</c>. An unknown feature keeps its value.</param>
    /// <param name="value">The value.</param>
    public static string Normalize(string name, string value) =>
        FeatureRules.Values.FirstOrDefault(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault(allowed => Same(allowed, value)) ?? value;

    private static bool Same(string one, string other) =>
        one.Replace(" ", "", StringComparison.Ordinal).Equals(other.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
