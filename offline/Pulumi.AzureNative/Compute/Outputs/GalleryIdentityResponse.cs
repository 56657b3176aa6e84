using System.Collections.Immutable;

namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The gallery identity, as it is.</summary>
[OutputType]
public sealed class GalleryIdentityResponse
{
    public readonly string PrincipalId;
    public readonly string TenantId;
    public readonly string? Type;
    public readonly ImmutableDictionary<string, UserAssignedIdentitiesValueResponse>? UserAssignedIdentities;

    [OutputConstructor]
    private GalleryIdentityResponse(string principalId, string tenantId, string? type, ImmutableDictionary<string, UserAssignedIdentitiesValueResponse>? userAssignedIdentities)
    {
        PrincipalId = principalId;
        TenantId = tenantId;
        Type = type;
        UserAssignedIdentities = userAssignedIdentities;
    }
}
