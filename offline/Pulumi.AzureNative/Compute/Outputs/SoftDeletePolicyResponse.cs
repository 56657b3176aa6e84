namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The soft delete policy, as it is.</summary>
[OutputType]
public sealed class SoftDeletePolicyResponse
{
    public readonly bool? IsSoftDeleteEnabled;

    [OutputConstructor]
    private SoftDeletePolicyResponse(bool? isSoftDeleteEnabled)
    {
        IsSoftDeleteEnabled = isSoftDeleteEnabled;
    }
}
