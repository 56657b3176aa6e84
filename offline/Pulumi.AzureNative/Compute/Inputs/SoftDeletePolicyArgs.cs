namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The soft delete policy to set.</summary>
public sealed class SoftDeletePolicyArgs : ResourceArgs
{
    [Input("isSoftDeleteEnabled")]
    public Input<bool>? IsSoftDeleteEnabled { get; set; }

    public static new SoftDeletePolicyArgs Empty => new();
}
