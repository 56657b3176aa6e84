namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>How the OS disk of a confidential VM is encrypted.</summary>
public sealed class OSDiskImageSecurityProfileArgs : ResourceArgs
{
    [Input("confidentialVMEncryptionType")]
    public InputUnion<string, ConfidentialVMEncryptionType>? ConfidentialVMEncryptionType { get; set; }

    [Input("secureVMDiskEncryptionSetId")]
    public Input<string>? SecureVMDiskEncryptionSetId { get; set; }

    public static new OSDiskImageSecurityProfileArgs Empty => new();
}
