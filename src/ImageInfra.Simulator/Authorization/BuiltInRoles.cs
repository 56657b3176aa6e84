using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.Authorization;

/// <summary>The built-in roles that image pipelines use.</summary>
internal static class BuiltInRoles
{
    private static readonly (string Id, string Name, string[] Actions, string[] NotActions)[] s_roles =
    [
        ("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner", ["*"], []),
        (
            "b24988ac-6180-42a0-ab88-20f7382dd24c",
            "Contributor",
            ["*"],
            ["Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write", "Microsoft.Compute/galleries/share/action"]),
        ("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader", ["*/read"], []),
        (
            "f1a07417-d97a-45cb-824c-7a7467783830",
            "Managed Identity Operator",
            ["Microsoft.ManagedIdentity/userAssignedIdentities/*/read", "Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action"],
            []),
    ];

    public static IEnumerable<JsonObject> All(string subscriptionId) => s_roles.Select(role => new JsonObject
    {
        ["id"] = $"/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{role.Id}",
        ["name"] = role.Id,
        ["type"] = "Microsoft.Authorization/roleDefinitions",
        ["properties"] = new JsonObject
        {
            ["roleName"] = role.Name,
            ["type"] = "BuiltInRole",
            ["description"] = "",
            ["assignableScopes"] = new JsonArray("/"),
            ["permissions"] = new JsonArray(new JsonObject
            {
                ["actions"] = new JsonArray([.. role.Actions.Select(a => JsonValue.Create(a))]),
                ["notActions"] = new JsonArray([.. role.NotActions.Select(a => JsonValue.Create(a))]),
                ["dataActions"] = new JsonArray(),
                ["notDataActions"] = new JsonArray(),
            }),
        },
    });
}
