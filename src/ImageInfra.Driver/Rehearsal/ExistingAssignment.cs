using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>Finds an existing role assignment: Azure accepts each combination of principal, role and scope only once.</summary>
internal static partial class ExistingAssignment
{
    /// <summary>Whether Azure refused an assignment because an equal one exists.</summary>
    public static bool IsNamedIn(string message) => message.Contains("RoleAssignmentExists", StringComparison.Ordinal);

    /// <summary>The id of the existing assignment in Azure's refusal; null if it has none.</summary>
    public static string? IdIn(string message, JsonObject inputs) =>
        IsNamedIn(message)
        && Name().Match(message) is { Success: true } match
        && Guid.TryParse(match.Groups["name"].Value, out var name)
        && (string?)inputs["scope"] is { } scope
            ? $"/{scope.Trim('/')}/providers/Microsoft.Authorization/roleAssignments/{name:D}"
            : null;

    /// <summary>The URL that lists a principal's assignments at a scope; Azure adds those above and below the scope.</summary>
    public static string ListOf(JsonObject inputs) =>
        $"/{((string?)inputs["scope"])?.Trim('/')}/providers/Microsoft.Authorization/roleAssignments?$filter=principalId%20eq%20'{(string?)inputs["principalId"]}'";

    /// <summary>Whether an assignment has the declared role, principal and scope.</summary>
    public static bool Grants(JsonObject assignment, JsonObject inputs)
    {
        var properties = assignment["properties"];
        return Same(properties?["principalId"], inputs["principalId"])
            && Same(Last(properties?["roleDefinitionId"]), Last(inputs["roleDefinitionId"]))
            && Same((ScopeOf(assignment) ?? "").Trim('/'), ((string?)inputs["scope"])?.Trim('/'));
    }

    private static string? ScopeOf(JsonObject assignment) => (string?)assignment["properties"]?["scope"]
        ?? (((string?)assignment["id"])?.Split("/providers/Microsoft.Authorization/", StringSplitOptions.None) is [var scope, _] ? scope : null);

    private static string? Last(JsonNode? id) => (string?)id is { } text ? ArmNames.Last(text) : null;

    private static bool Same(JsonNode? one, JsonNode? other) => Same((string?)one, (string?)other);

    private static bool Same(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"ID of the existing role assignment is '?(?<name>[0-9a-fA-F-]{32,36})")]
    private static partial Regex Name();
}
