namespace ImageInfra.Simulator.Providers.Authorization;

/// <summary>The built-in roles that image pipelines use.</summary>
internal static class BuiltInRoles
{
    public const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    private const string Identities = "Microsoft.ManagedIdentity/userAssignedIdentities";
    private const string ReadGroups = "Microsoft.Resources/subscriptions/resourceGroups/read";
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices";

    private static readonly Dictionary<string, JsonObject> s_roles = new JsonObject[]
    {
        Role(Owner, "Owner", ["*"]),
        Role("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor", ["*"], ["Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write", "Microsoft.Compute/galleries/share/action"]),
        Role("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader", ["*/read"]),
        Role("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator", ["*/read", "Microsoft.Authorization/*"]),
        Role("f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator", ["Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleAssignments/delete", "*/read"]),
        Role(
            "f1a07417-d97a-45cb-824c-7a7467783830",
            "Managed Identity Operator",
            [$"{Identities}/*/read", $"{Identities}/*/assign/action", $"{Identities}/read", $"{Identities}/assign/action", ReadGroups]),
        Role("e40ec5ca-96e0-45a2-b4ff-59039f2c2b59", "Managed Identity Contributor", [$"{Identities}/*", "Microsoft.Authorization/*/read", ReadGroups]),
        Role("4d97b98b-1d4f-4787-a291-c67834d212e7", "Network Contributor", ["Microsoft.Network/*", "Microsoft.Authorization/*/read", ReadGroups]),
        Role(
            "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
            "Storage Blob Data Reader",
            [$"{Blobs}/containers/read", $"{Blobs}/generateUserDelegationKey/action"],
            dataActions: [$"{Blobs}/containers/blobs/read"]),
        Role(
            "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
            "Storage Blob Data Contributor",
            [$"{Blobs}/containers/read", $"{Blobs}/containers/write", $"{Blobs}/containers/delete", $"{Blobs}/generateUserDelegationKey/action"],
            dataActions: [$"{Blobs}/containers/blobs/read", $"{Blobs}/containers/blobs/write", $"{Blobs}/containers/blobs/delete", $"{Blobs}/containers/blobs/add/action"]),
        Role("1ef6a3be-d0ac-425d-8c01-acb62866290b", "Compute Gallery Sharing Admin", ["Microsoft.Compute/galleries/share/action"]),
        Role(
            "85a2d0d9-2eba-4c9c-b355-11c2cc0788ab",
            "Compute Gallery Artifacts Publisher",
            ["Microsoft.Compute/galleries/*", "Microsoft.Compute/images/*", "Microsoft.Compute/locations/capsOperations/read", ReadGroups],
            ["Microsoft.Compute/galleries/share/action"]),
        Role("cf7c76d2-98a3-4358-a134-615aa78bf44d", "Compute Gallery Image Reader", ["Microsoft.Compute/galleries/images/read", "Microsoft.Compute/galleries/images/versions/read"]),
    }.ToDictionary(role => (string)role["name"]!, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<JsonObject> All => s_roles.Values;

    public static JsonObject? Find(string guid) => s_roles.GetValueOrDefault(guid);

    private static JsonObject Role(string id, string name, string[] actions, string[]? notActions = null, string[]? dataActions = null) => new()
    {
        ["id"] = $"/providers/Microsoft.Authorization/roleDefinitions/{id}",
        ["name"] = id,
        ["type"] = RoleDefinitionType.TypeName,
        ["properties"] = new JsonObject
        {
            ["roleName"] = name,
            ["type"] = "BuiltInRole",
            ["description"] = "",
            ["assignableScopes"] = new JsonArray("/"),
            ["permissions"] = new JsonArray(new JsonObject
            {
                ["actions"] = List(actions),
                ["notActions"] = List(notActions ?? []),
                ["dataActions"] = List(dataActions ?? []),
                ["notDataActions"] = new JsonArray(),
            }),
        },
    };

    private static JsonArray List(string[] actions) => new([.. actions.Select(a => JsonValue.Create(a))]);
}
