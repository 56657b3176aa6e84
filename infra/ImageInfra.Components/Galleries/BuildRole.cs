using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.AzureNative.ManagedIdentity;

namespace ImageInfra.Components.Galleries;

/// <summary>The custom role of the build identity: it can read versions of the gallery and write new ones.</summary>
internal static class BuildRole
{
    /// <summary>The actions of Azure Image Builder on source and target galleries.</summary>
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
            // Role names are unique in a tenant, so the name includes the gallery.
            RoleName = Output.Format($"Image build for {galleryName} ({guid.Apply(g => g[..8])})"),
            RoleType = "CustomRole",
            Description = "Lets Azure Image Builder read and publish image versions in one gallery",
            AssignableScopes = { resourceGroupId },
            Permissions = { new PermissionArgs { Actions = s_actions } },
        };
    }

    /// <summary>Assigns the role on the gallery. Its assignable scope is the group, because Azure allows no narrower one.</summary>
    public static RoleAssignmentArgs Assign(RoleDefinition role, UserAssignedIdentity identity, Output<string> galleryId) =>
        new()
        {
            Scope = galleryId,
            // The name includes the principal: a recreated identity is another principal, and Azure can't change the principal of
            // an assignment.
            RoleAssignmentName = Output.Tuple(galleryId, identity.PrincipalId, role.Id)
                .Apply(t => DeterministicGuid.Create(t.Item1, t.Item2, t.Item3).ToString()),
            PrincipalId = identity.PrincipalId,
            // Without it, Azure looks up the principal in the directory, where a new one appears after minutes.
            PrincipalType = PrincipalType.ServicePrincipal,
            RoleDefinitionId = role.Id,
        };
}

/// <summary>The right to copy versions of a gallery: the built-in role Compute Gallery Image Reader, assigned on the gallery.</summary>
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
