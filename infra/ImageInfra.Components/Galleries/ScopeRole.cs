using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;

namespace ImageInfra.Components.Galleries;

/// <summary>A role for the build identity with the needed actions at a scope outside its gallery, assigned only there.</summary>
internal static class ScopeRole
{
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";

    /// <summary>Returns a resource name for a scope, such as <c>vnet-3f2a9c1b</c>.</summary>
    public static string NameOf(string scope) => $"{scope.Split('/')[^1]}-{DeterministicGuid.Create(scope).ToString()[..8]}";

    /// <summary>Declares the rights at a scope.</summary>
    /// <returns>The id of the assignment; resolves when the rights are assigned.</returns>
    public static Output<string> Declare(
        ComponentResource parent,
        string name,
        ScopeRights rights,
        GalleryStackArgs args,
        BuildResourceGroup group,
        Output<string> principalId)
    {
        // Roles at a scope in the stack's resource group must wait for the group.
        var child = parent.CreateBeforeDelete();
        child.DependsOn = group.Dependencies;
        var role = rights.IsContributor
            ? Output.Create($"{string.Join('/', rights.Scope.Split('/')[..3])}/providers/Microsoft.Authorization/roleDefinitions/{Contributor}")
            : Define(name, rights.Scope, rights.ResourceGroupId, rights.Actions, Output.Format($"{group.Id}\n{args.GalleryName}"), child);
        return Assign(name, rights.Scope, role, principalId, child);
    }

    /// <summary>Declares a role for one scope.</summary>
    /// <param name="name">The name of the resource.</param>
    /// <param name="scope">The scope of the actions.</param>
    /// <param name="resourceGroupId">The assignable scope: Azure allows nothing narrower than a group.</param>
    /// <param name="actions">The allowed actions.</param>
    /// <param name="owner">Distinguishes this stack from others with a role for the same scope.</param>
    /// <param name="options">The options of the resource.</param>
    public static Output<string> Define(
        string name,
        Input<string> scope,
        Input<string> resourceGroupId,
        IReadOnlyList<string> actions,
        Output<string> owner,
        CustomResourceOptions options)
    {
        var guid = Output.Tuple(scope.ToOutput(), owner).Apply(t => DeterministicGuid.Create(t.Item1, "image build role", t.Item2).ToString());
        var role = new RoleDefinition(
            name,
            new()
            {
                Scope = resourceGroupId,
                RoleDefinitionId = guid,
                // Role names are unique in a tenant.
                RoleName = Output.Format($"Image build at {scope.ToOutput().Apply(s => s.Split('/')[^1])} ({guid.Apply(g => g[..8])})"),
                RoleType = "CustomRole",
                Description = "Lets Azure Image Builder use one resource for builds of one image factory",
                AssignableScopes = { resourceGroupId },
                Permissions = { new PermissionArgs { Actions = actions.ToArray() } },
            },
            options);
        return role.Id;
    }

    /// <summary>Assigns a role to a principal at a scope.</summary>
    public static Output<string> Assign(
        string name,
        Input<string> scope,
        Output<string> roleId,
        Output<string> principalId,
        CustomResourceOptions options)
    {
        var assignment = new RoleAssignment(
            name,
            new()
            {
                Scope = scope,
                RoleAssignmentName = Output.Tuple(scope.ToOutput(), principalId, roleId)
                    .Apply(t => DeterministicGuid.Create(t.Item1, t.Item2, t.Item3).ToString()),
                PrincipalId = principalId,
                PrincipalType = PrincipalType.ServicePrincipal,
                RoleDefinitionId = roleId,
            },
            options);
        return assignment.Id;
    }
}
