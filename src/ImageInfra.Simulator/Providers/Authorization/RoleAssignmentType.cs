using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Providers.ManagedIdentity;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Authorization;

/// <summary>Role assignments, on any scope.</summary>
internal sealed class RoleAssignmentType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Authorization)
{
    public const string TypeName = "Microsoft.Authorization/roleAssignments";
    public const string Collection = "/providers/" + TypeName;

    /// <summary>The hidden property with the time at which an assignment takes effect.</summary>
    public const string ActsFrom = "actsFrom";

    private static readonly string[] s_principalTypes = ["User", "Group", "ServicePrincipal", "ForeignGroup", "Device"];

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published, request => ArmAnswer.Of(200, Azure.Store.Find(request.Path.Text)
            ?? throw new ArmFault(404, "RoleAssignmentNotFound", $"The role assignment '{request.Path.Name}' is not found."))),
        List(BehaviorSource.Published, Search),
        Put(BehaviorSource.Recorded, Create),
        Delete(BehaviorSource.Published, Remove),
    ];

    /// <summary>Returns the assignments at a scope and above it.</summary>
    public static IEnumerable<ArmResource> Covering(AzureState azure, string scope)
    {
        for (var at = scope; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('/'))])
        {
            foreach (var assignment in azure.Store.In(at + Collection))
            {
                yield return assignment;
            }
        }
    }

    public static string RoleOf(ArmResource assignment) => ((string)assignment.Properties["roleDefinitionId"]!).Split('/')[^1];

    /// <summary>Creates the body of an assignment.</summary>
    public static JsonObject Body(AzureState azure, string id, string scope, string role, string principal, string? principalType) => new()
    {
        ["id"] = id,
        ["name"] = id.Split('/')[^1],
        ["type"] = TypeName,
        ["properties"] = new JsonObject
        {
            ["roleDefinitionId"] = $"/subscriptions/{ResourceId.SubscriptionOf(scope)}/providers/{RoleDefinitionType.TypeName}/{role}",
            ["principalId"] = principal,
            ["principalType"] = principalType ?? "User",
            ["scope"] = scope,
            ["description"] = null,
            ["condition"] = null,
            ["conditionVersion"] = null,
            ["createdOn"] = azure.Now.UtcDateTime.ToString("O"),
            ["updatedOn"] = azure.Now.UtcDateTime.ToString("O"),
            ["createdBy"] = null,
            ["updatedBy"] = null,
            ["delegatedManagedIdentityResourceId"] = null,
        },
    };

    /// <summary>Makes the first principal Owner of every subscription without an owner.</summary>
    public static void EnsureOwner(AzureState azure, string principalId)
    {
        foreach (var scope in azure.Options.Subscriptions.Select(s => $"/subscriptions/{s}"))
        {
            if (!azure.Store.In(scope + Collection).Any(a => RoleOf(a) == BuiltInRoles.Owner))
            {
                var id = $"{scope}{Collection}/{DerivedGuid.Of($"first owner {scope}")}";
                azure.Store.Put(new(id, Body(azure, id, scope, BuiltInRoles.Owner, principalId, "ServicePrincipal")));
            }
        }
    }

    private ArmAnswer Search(ArmRequest request)
    {
        var scope = request.Path.Scope;
        var above = Covering(Azure, scope);
        var all = Azure.Store.OfType(TypeName)
            .Where(a => a.Id.StartsWith(scope + "/", StringComparison.OrdinalIgnoreCase))
            .Concat(above)
            .DistinctBy(a => a.Id, StringComparer.OrdinalIgnoreCase);
        var filter = request.Query.GetValueOrDefault("$filter") ?? "";
        if (filter.Contains("atScope()", StringComparison.OrdinalIgnoreCase))
        {
            all = above;
        }

        if (filter.Split('\'') is [var property, var principal, ..])
        {
            all = property.Contains("principalId eq", StringComparison.OrdinalIgnoreCase) || property.Contains("assignedTo(", StringComparison.OrdinalIgnoreCase)
                ? all.Where(a => ResourceId.Same((string?)a.Properties["principalId"], principal))
                : throw new ArmFault(400, "UnsupportedQuery", $"The filter '{filter}' is not supported; atScope(), principalId eq and assignedTo() are.");
        }

        return Page(request, all.OrderBy(a => a.Id, StringComparer.OrdinalIgnoreCase));
    }

    private ArmAnswer Create(ArmRequest request)
    {
        if (!Guid.TryParse(request.Path.Name, out _))
        {
            throw new ArmFault(400, "InvalidRoleAssignmentId", $"The role assignment ID '{request.Path.Name}' is not a GUID.");
        }

        var scope = request.Path.Scope;
        CheckScope(scope);
        var properties = request.Properties;
        var principal = (string?)properties["principalId"] ?? "";
        if (!Guid.TryParse(principal, out _))
        {
            throw new ArmFault(400, "InvalidPrincipalId", $"The principal ID '{principal}' is not valid. Principal ID must be a GUID.");
        }

        Validate.OneOf(properties["principalType"], "principalType", s_principalTypes);
        var role = ((string?)properties["roleDefinitionId"] ?? "").Split('/')[^1];
        var definition = RoleDefinitionType.Find(Azure, role)
            ?? throw new ArmFault(400, "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{role}' does not exist.");
        CheckAssignable(definition, scope);
        CheckPrincipal(principal, (string?)properties["principalType"]);
        var known = Azure.Store.Find(request.Path.Text);
        CheckUnique(request, known, principal, role);
        var body = Body(Azure, request.Path.Text, scope, role, principal, (string?)properties["principalType"]);
        foreach (var name in (string[])["description", "condition", "conditionVersion", "delegatedManagedIdentityResourceId"])
        {
            body["properties"]![name] = (string?)properties[name];
        }

        body["properties"]!["createdOn"] = (string?)known?.Properties["createdOn"] ?? (string)body["properties"]!["createdOn"]!;
        body["properties"]!["updatedBy"] = request.Caller?.ObjectId;
        var assignment = new ArmResource(request.Path.Text, body, known?.Hidden ?? When(request.Path.Text));
        Azure.Store.Put(assignment);
        return ArmAnswer.Of(201, assignment);
    }

    private JsonObject When(string id)
    {
        var delay = Azure.Faults.DelayOf(id) ?? Azure.Options.RoleAssignmentDelay;
        return delay > TimeSpan.Zero ? new() { [ActsFrom] = (Azure.Now + delay).ToString("O") } : [];
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource assignment)
    {
        Azure.Store.Remove(assignment.Id);
        return ArmAnswer.Of(200, assignment);
    }

    private void CheckScope(string scope)
    {
        var isSubscription = scope.Split('/').Length == 3;
        if (!isSubscription && !Azure.Store.Contains(scope))
        {
            throw new ArmFault(404, "ResourceNotFound", $"The scope '{scope}' was not found.");
        }
    }

    private static void CheckAssignable(JsonObject definition, string scope)
    {
        var scopes = ((JsonArray)definition["properties"]!["assignableScopes"]!).Select(s => (string)s!);
        if (!scopes.Any(s => s == "/" || ResourceId.Same(scope, s) || scope.StartsWith(s + "/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArmFault(400, "RoleAssignmentScopeNotAssignable", $"The role '{definition["name"]}' can't be assigned on '{scope}', which is not under its assignable scopes.");
        }
    }

    // Without a principalType, Azure looks up the principal in the directory.
    private void CheckPrincipal(string principal, string? type)
    {
        if (type is null && !IdentityType.IsPrincipal(Azure, principal))
        {
            throw new ArmFault(400, "PrincipalNotFound", $"Principal {Short(principal)} does not exist in the directory {Azure.Options.TenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.");
        }
    }

    private void CheckUnique(ArmRequest request, ArmResource? known, string principal, string role)
    {
        if (known is not null && !IsFor(known, principal, role))
        {
            throw new ArmFault(400, "RoleAssignmentUpdateNotPermitted", "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");
        }

        if (known is null && Azure.Store.In(request.Path.Parent).FirstOrDefault(a => IsFor(a, principal, role)) is { } same)
        {
            throw new ArmFault(409, "RoleAssignmentExists", $"The role assignment already exists. The ID of the existing role assignment is {Short(same.Name)}.");
        }
    }

    private static bool IsFor(ArmResource assignment, string principal, string role) =>
        ResourceId.Same((string?)assignment.Properties["principalId"], principal) && ResourceId.Same(RoleOf(assignment), role);

    private static string Short(string guid) => guid.Replace("-", "", StringComparison.Ordinal);
}
