using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Authorization;

/// <summary>Role assignments, on any scope.</summary>
internal sealed class RoleAssignmentType(SimulatedAzure azure) : ArmType(azure)
{
    private const string Collection = "/providers/Microsoft.Authorization/roleAssignments";

    public override string Name => "Microsoft.Authorization/roleAssignments";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Authorization;

    public static IEnumerable<ArmResource> All(SimulatedAzure azure) =>
        azure.Store.All.Where(r => r.Id.Contains(Collection, StringComparison.OrdinalIgnoreCase));

    /// <summary>The assignments on a scope, and on everything above it.</summary>
    public static IEnumerable<ArmResource> Covering(SimulatedAzure azure, string scope)
    {
        for (var at = scope; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('/'))])
        {
            foreach (var assignment in azure.Store.Members(at + Collection))
            {
                yield return assignment;
            }
        }
    }

    public static string RoleOf(ArmResource assignment) => ((string)assignment.Properties["roleDefinitionId"]!).Split('/')[^1];

    public override ArmAnswer Get(ArmRequest request) => new(200, (Azure.Store.Find(request.Path.Text)
        ?? throw new ArmFault(404, "RoleAssignmentNotFound", $"The role assignment '{request.Path.Name}' is not found.")).Body);

    public override ArmAnswer List(ArmRequest request) => ArmAnswer.List(All(Azure)
        .Where(a => a.Id.StartsWith(request.Path.Scope, StringComparison.OrdinalIgnoreCase))
        .Concat(Covering(Azure, request.Path.Scope))
        .Distinct()
        .Select(a => a.Body));

    public override ArmAnswer Put(ArmRequest request)
    {
        if (!Guid.TryParse(request.Path.Name, out _))
        {
            throw new ArmFault(400, "InvalidRoleAssignmentId", $"The role assignment ID '{request.Path.Name}' is not a GUID.");
        }

        CheckScope(request.Path.Scope);
        var properties = request.Properties;
        var principal = (string?)properties["principalId"] ?? "";
        var role = ((string?)properties["roleDefinitionId"] ?? "").Split('/')[^1];
        var definition = RoleDefinitionType.Find(Azure, role)
            ?? throw new ArmFault(400, "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{role}' does not exist.");
        CheckAssignable(definition, request.Path.Scope);
        CheckPrincipal(principal, (string?)properties["principalType"]);
        var known = Azure.Store.Find(request.Path.Text);
        CheckUnique(request, known, principal, role);
        var now = Azure.Now.UtcDateTime.ToString("O");
        var assignment = new ArmResource(request.Path.Text, new JsonObject
        {
            ["id"] = request.Path.Text,
            ["name"] = request.Path.Name,
            ["type"] = Name,
            ["properties"] = new JsonObject
            {
                ["roleDefinitionId"] = (string)definition["id"]!,
                ["principalId"] = principal,
                ["principalType"] = (string?)properties["principalType"] ?? "User",
                ["scope"] = request.Path.Scope,
                ["description"] = (string?)properties["description"],
                ["condition"] = null,
                ["conditionVersion"] = null,
                ["createdOn"] = (string?)known?.Properties["createdOn"] ?? now,
                ["updatedOn"] = now,
                ["createdBy"] = null,
                ["updatedBy"] = null,
                ["delegatedManagedIdentityResourceId"] = null,
            },
        });
        Azure.Store.Put(assignment);
        return new(201, assignment.Body);
    }

    public override ArmAnswer Delete(ArmRequest request)
    {
        if (Azure.Store.Find(request.Path.Text) is not { } assignment)
        {
            return new(204);
        }

        Azure.Store.Remove(assignment.Id);
        return new(200, assignment.Body);
    }

    private void CheckScope(string scope)
    {
        var isSubscription = scope.Split('/').Length == 3;
        if (!isSubscription && Azure.Store.Find(scope) is null)
        {
            throw new ArmFault(404, "ResourceNotFound", $"The scope '{scope}' was not found.");
        }
    }

    private static void CheckAssignable(JsonObject definition, string scope)
    {
        var scopes = ((JsonArray)definition["properties"]!["assignableScopes"]!).Select(s => (string)s!);
        if (!scopes.Any(s => s == "/" || scope.Equals(s, StringComparison.OrdinalIgnoreCase) || scope.StartsWith(s + "/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArmFault(400, "RoleAssignmentScopeNotAssignable", $"The role '{definition["name"]}' can't be assigned on '{scope}': that is not under its assignable scopes.");
        }
    }

    // Azure looks a principal up in the directory unless it is told what kind it is.
    private void CheckPrincipal(string principal, string? type)
    {
        if (type is null && !Azure.Store.All.Any(r => (string?)r.Properties["principalId"] == principal && r.Id.Contains("/userAssignedIdentities/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArmFault(400, "PrincipalNotFound", $"Principal {principal.Replace("-", "", StringComparison.Ordinal)} does not exist in the directory {Azure.Options.TenantId}. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.");
        }
    }

    private void CheckUnique(ArmRequest request, ArmResource? known, string principal, string role)
    {
        if (known is not null && ((string?)known.Properties["principalId"] != principal || !RoleOf(known).Equals(role, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArmFault(400, "RoleAssignmentUpdateNotPermitted", "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");
        }

        if (known is null && Azure.Store.In(request.Path.Parent).FirstOrDefault(a =>
            (string?)a.Properties["principalId"] == principal && RoleOf(a).Equals(role, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            throw new ArmFault(409, "RoleAssignmentExists", $"The role assignment already exists. The ID of the existing role assignment is {same.Name.Replace("-", "", StringComparison.Ordinal)}.");
        }
    }
}
