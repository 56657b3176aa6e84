using System.IO.Enumeration;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Authorization;

/// <summary>Checks the permissions of principals by their role assignments.</summary>
internal static class AccessCheck
{
    /// <summary>Throws an error if the caller lacks the permission for an operation.</summary>
    public static void Check(AzureState azure, ArmRequest request, ArmOperation operation)
    {
        var scope = request.Path.EndsWithType ? request.Path.Parent : request.Path.Text;
        if (request.Caller is { } caller && operation.Action is { } action && !May(azure, caller.ObjectId, action, scope))
        {
            throw new ArmFault(
                403,
                "AuthorizationFailed",
                $"The client '{caller.ClientId}' with object id '{caller.ObjectId}' does not have authorization to perform action '{action}' over scope '{scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.");
        }
    }

    /// <summary>Whether a role assignment at the scope, or above it, allows an action.</summary>
    public static bool May(AzureState azure, string principalId, string action, string scope) =>
        Roles(azure, principalId, scope).Any(role => Allows(role, "actions", "notActions", action));

    /// <summary>Whether a role assignment allows a data action, such as reading a blob.</summary>
    public static bool MayWithData(AzureState azure, string principalId, string action, string scope) =>
        Roles(azure, principalId, scope).Any(role => Allows(role, "dataActions", "notDataActions", action));

    public static bool HasAnyRole(AzureState azure, string principalId, string below) => azure.Store
        .OfType(RoleAssignmentType.TypeName)
        .Any(a => ResourceId.Same((string?)a.Properties["principalId"], principalId) && a.Id.StartsWith(below + "/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Checks access to another resource that a request uses, such as an identity that it assigns.</summary>
    public static void RequireLinked(AzureState azure, ArmRequest request, string action, string scope)
    {
        if (request.Caller is { } caller && !May(azure, caller.ObjectId, action, scope))
        {
            throw new ArmFault(
                403,
                "LinkedAuthorizationFailed",
                $"The client '{caller.ClientId}' with object id '{caller.ObjectId}' has permission to perform action '{request.Path.Type}/write' on scope '{request.Path.Text}'; however, it does not have permission to perform action(s) '{action}' on the linked scope(s) '{scope}' (respectively) or the linked scope(s) are invalid.");
        }
    }

    private static IEnumerable<JsonObject> Roles(AzureState azure, string principalId, string scope) => RoleAssignmentType
        .Covering(azure, scope)
        .Where(a => ResourceId.Same((string?)a.Properties["principalId"], principalId) && Acts(azure, a))
        .Select(a => RoleDefinitionType.Find(azure, RoleAssignmentType.RoleOf(a)))
        .OfType<JsonObject>();

    // An assignment takes effect once it has reached all front ends of ARM.
    private static bool Acts(AzureState azure, ArmResource assignment) =>
        (string?)assignment.Hidden[RoleAssignmentType.ActsFrom] is not { } from
        || SimulatorJson.Time(from) <= azure.Now;

    private static bool Allows(JsonObject role, string actions, string notActions, string action) =>
        ((JsonArray)role["properties"]!["permissions"]!).Any(p => Matches(p![actions], action) && !Matches(p[notActions], action));

    private static bool Matches(JsonNode? patterns, string action) => (patterns as JsonArray ?? [])
        .Any(p => FileSystemName.MatchesSimpleExpression((string)p!, action, ignoreCase: true));
}
