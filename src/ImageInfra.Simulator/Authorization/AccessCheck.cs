using System.Globalization;
using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.Authorization;

/// <summary>Whether a principal may do something, by the roles assigned to it.</summary>
internal static class AccessCheck
{
    /// <summary>Whether any assignment on the scope or above it allows the action.</summary>
    public static bool May(SimulatedAzure azure, string principalId, string action, string scope) => RoleAssignmentType
        .Covering(azure, scope)
        .Where(a => (string?)a.Properties["principalId"] == principalId && Acts(azure, a.Properties))
        .Select(a => RoleDefinitionType.Find(azure, RoleAssignmentType.RoleOf(a)))
        .Any(role => role is not null && Allows(role, action));

    // An assignment takes minutes until every front end of ARM knows it.
    private static bool Acts(SimulatedAzure azure, JsonObject assignment) =>
        DateTimeOffset.Parse((string)assignment["createdOn"]!, CultureInfo.InvariantCulture) + azure.Options.RoleAssignmentDelay <= azure.Now;

    private static bool Allows(JsonObject role, string action) => ((JsonArray)role["properties"]!["permissions"]!)
        .Any(p => Matches(p!["actions"], action) && !Matches(p["notActions"], action));

    private static bool Matches(JsonNode? patterns, string action) => (patterns as JsonArray ?? [])
        .Any(p => FileSystemName.MatchesSimpleExpression((string)p!, action, ignoreCase: true));
}
