namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The user assigned identity, as it is.</summary>
[OutputType]
public sealed class UserAssignedIdentityResponse
{
    public readonly string ClientId;
    public readonly string PrincipalId;

    [OutputConstructor]
    private UserAssignedIdentityResponse(string clientId, string principalId)
    {
        ClientId = clientId;
        PrincipalId = principalId;
    }
}
