using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace ImageInfra.Components.Galleries;

/// <summary>The right to copy versions of a gallery: Azure's own role Compute Gallery Image Reader, on the gallery alone.</summary>
internal static class ReaderRole
{
    private const string Guid = "cf7c76d2-98a3-4358-a134-615aa78bf44d";

    public static RoleAssignmentArgs Assign(string principalId, Output<string> galleryId) => new()
    {
        Scope = galleryId,
        RoleAssignmentName = galleryId.Apply(id => DeterministicGuid.Create(id, principalId, Guid).ToString()),
        PrincipalId = principalId,
        PrincipalType = PrincipalType.ServicePrincipal,
        RoleDefinitionId = galleryId.Apply(id => $"/{string.Join('/', id.Split('/')[1..3])}/providers/Microsoft.Authorization/roleDefinitions/{Guid}"),
    };
}
