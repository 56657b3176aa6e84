using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>A role assignment that Azure has already: it takes each combination of principal, role and scope once, under one name.</summary>
internal static partial class ExistingAssignment
{
    /// <summary>Whether Azure refused an assignment because there is one like it.</summary>
    public static bool IsNamedIn(string message) => message.Contains("RoleAssignmentExists", StringComparison.Ordinal);

    /// <summary>The id of the assignment that Azure names in a refusal, or null when it names none.</summary>
    public static string? IdIn(string message, JsonObject inputs) =>
        IsNamedIn(message)
        && Name().Match(message) is { Success: true } match
        && Guid.TryParse(match.Groups["name"].Value, out var name)
        && (string?)inputs["scope"] is { } scope
            ? $"/{scope.Trim('/')}/providers/Microsoft.Authorization/roleAssignments/{name:D}"
            : null;

    /// <summary>The list of a principal's assignments on a scope; Azure adds those above the scope and below it.</summary>
    public static string ListOf(JsonObject inputs) =>
        $"/{((string?)inputs["scope"])?.Trim('/')}/providers/Microsoft.Authorization/roleAssignments?$filter=principalId%20eq%20'{(string?)inputs["principalId"]}'";

    /// <summary>Whether an assignment gives what is declared: this role, to this principal, on this scope.</summary>
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
