namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The user assigned identities value, as it is.</summary>
[OutputType]
public sealed class UserAssignedIdentitiesValueResponse
{
    public readonly string ClientId;
    public readonly string PrincipalId;

    [OutputConstructor]
    private UserAssignedIdentitiesValueResponse(string clientId, string principalId)
    {
        ClientId = clientId;
        PrincipalId = principalId;
    }
}
