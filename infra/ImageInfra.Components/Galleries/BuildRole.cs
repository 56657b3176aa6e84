using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.AzureNative.ManagedIdentity;

namespace ImageInfra.Components.Galleries;

/// <summary>The custom role of the build identity: read the gallery's versions and write new ones, nothing else.</summary>
internal static class BuildRole
{
    /// <summary>What Azure Image Builder does with a gallery, as its source and as its target.</summary>
    private static readonly string[] s_actions =
    [
        "Microsoft.Compute/galleries/read",
        "Microsoft.Compute/galleries/images/read",
        "Microsoft.Compute/galleries/images/versions/read",
        "Microsoft.Compute/galleries/images/versions/write",
    ];

    public static RoleDefinitionArgs Define(Output<string> resourceGroupId, Input<string> galleryName)
    {
        var guid = Output.Tuple(resourceGroupId, galleryName.ToOutput())
            .Apply(t => DeterministicGuid.Create(t.Item1, "image build role", t.Item2).ToString());
        return new()
        {
            Scope = resourceGroupId,
            RoleDefinitionId = guid,
            // Role names are unique in a tenant, so the name identifies the gallery.
            RoleName = Output.Format($"Image build for {galleryName} ({guid.Apply(g => g[..8])})"),
            RoleType = "CustomRole",
            Description = "Lets Azure Image Builder read and publish image versions in one gallery",
            AssignableScopes = { resourceGroupId },
            Permissions = { new PermissionArgs { Actions = s_actions } },
        };
    }

    /// <summary>Assigned on the gallery alone: a custom role can't be assignable there, but it can be assigned.</summary>
    public static RoleAssignmentArgs Assign(RoleDefinition role, UserAssignedIdentity identity, Output<string> galleryId) =>
        new()
        {
            Scope = galleryId,
            // The principal is part of it: an identity made anew under its old name is another principal, and
            // Azure does not let an assignment change its principal.
            RoleAssignmentName = Output.Tuple(galleryId, identity.PrincipalId, role.Id)
                .Apply(t => DeterministicGuid.Create(t.Item1, t.Item2, t.Item3).ToString()),
            PrincipalId = identity.PrincipalId,
            // Without it Azure looks the principal up in the directory, where a new one takes minutes to appear.
            PrincipalType = PrincipalType.ServicePrincipal,
            RoleDefinitionId = role.Id,
        };
}

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
