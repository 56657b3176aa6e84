using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace ImageInfra.Components.Scripts;

/// <summary>The right to read the blobs of a container: Azure's own role Storage Blob Data Reader, on the container alone.</summary>
internal static class BlobReaderRole
{
    private const string Guid = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";

    public static RoleAssignmentArgs Assign(Output<string> containerId, Input<string> principalId) => new()
    {
        Scope = containerId,
        RoleAssignmentName = Output.Tuple(containerId, principalId.ToOutput()).Apply(t => DeterministicGuid.Create(t.Item1, t.Item2, Guid).ToString()),
        PrincipalId = principalId,
        PrincipalType = PrincipalType.ServicePrincipal,
        RoleDefinitionId = containerId.Apply(id => $"/{string.Join('/', id.Split('/')[1..3])}/providers/Microsoft.Authorization/roleDefinitions/{Guid}"),
    };
}
