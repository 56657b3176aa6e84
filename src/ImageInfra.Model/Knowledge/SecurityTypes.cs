using ImageInfra.Model.Images;

namespace ImageInfra.Model.Knowledge;

/// <summary>Security types of VMs, and the feature <c>SecurityType</c> of image definitions that stands for them.</summary>
public static class SecurityTypes
{
    /// <summary>The security type of VMs with secure boot and a TPM.</summary>
    public const string TrustedLaunch = "TrustedLaunch";

    /// <summary>The security type of confidential VMs.</summary>
    public const string Confidential = "ConfidentialVM";

    private const string Feature = "SecurityType";

    /// <summary>Returns the value of the feature of a definition; <c>Standard</c> if it has none.</summary>
    public static string ValueOf(ImageDefinitionSpec definition) => definition.Features.FirstOrDefault(f => f.Name == Feature)?.Value ?? "Standard";

    /// <summary>Returns the security types of VMs that a definition promises.</summary>
    public static IReadOnlyList<string> Required(ImageDefinitionSpec definition) => ValueOf(definition) switch
    {
        "TrustedLaunchSupported" => [TrustedLaunch],
        "ConfidentialVMSupported" => [Confidential],
        "TrustedLaunchAndConfidentialVmSupported" => [TrustedLaunch, Confidential],
        _ => [],
    };

    /// <summary>Returns the value of the feature for a source that is published for security types; null if the definition needs no feature.</summary>
    public static string? FeatureFor(IReadOnlyList<string>? known) => known switch
    {
        null or [] => null,
        [Confidential] => "ConfidentialVMSupported",
        _ => "TrustedLaunchSupported",
    };
}
