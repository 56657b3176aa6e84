namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The key of the OS disk.</summary>
public sealed class OSDiskImageEncryptionArgs : ResourceArgs
{
    [Input("diskEncryptionSetId")]
    public Input<string>? DiskEncryptionSetId { get; set; }

    [Input("securityProfile")]
    public Input<OSDiskImageSecurityProfileArgs>? SecurityProfile { get; set; }

    public static new OSDiskImageEncryptionArgs Empty => new();
}
