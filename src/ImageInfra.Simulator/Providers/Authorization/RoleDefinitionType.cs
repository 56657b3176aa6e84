using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Authorization;

/// <summary>Role definitions. They belong to the tenant: the GUID identifies a role regardless of the scope in the path.</summary>
internal sealed class RoleDefinitionType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Authorization)
{
    public const string TypeName = "Microsoft.Authorization/roleDefinitions";

    private const string Collection = "/providers/" + TypeName;
    private const int MaximumRoleName = 512;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published, request => ArmAnswer.Of(200, Find(Azure, request.Path.Name) ?? throw Unknown(request))),
        List(BehaviorSource.Recorded, Search),
        Put(BehaviorSource.Published, Create),
        new("DELETE", $"{Name}/delete", BehaviorSource.Published, Remove),
    ];

    /// <summary>Returns a built-in or custom role, or null.</summary>
    public static JsonObject? Find(AzureState azure, string guid) =>
        azure.Store.Find($"{Collection}/{guid}")?.Body ?? BuiltInRoles.Find(guid);

    private ArmAnswer Search(ArmRequest request)
    {
        var all = BuiltInRoles.All.Concat(Custom().Select(r => r.Body));
        return ArmAnswer.List(request.Query.GetValueOrDefault("$filter")?.Split('\'') is [var property, var value, ..]
            ? property.Trim() switch
            {
                "roleName eq" => all.Where(r => ResourceId.Same((string?)r["properties"]!["roleName"], value)),
                "type eq" => all.Where(r => ResourceId.Same((string?)r["properties"]!["type"], value)),
                _ => throw new ArmFault(400, "UnsupportedQuery", $"The filter '{property.Trim()}' is not supported; roleName eq and type eq are."),
            }
            : all);
    }

    private ArmAnswer Create(ArmRequest request)
    {
        if (!Guid.TryParse(request.Path.Name, out _))
        {
            throw new ArmFault(400, "RoleDefinitionNameInvalid", $"The role definition ID '{request.Path.Name}' is not a GUID.");
        }

        if (BuiltInRoles.Find(request.Path.Name) is not null)
        {
            throw new ArmFault(403, "RoleDefinitionUpdateNotPermitted", "A built-in role can't be changed.");
        }

        var properties = request.Properties;
        var roleName = (string?)properties["roleName"] ?? "";
        if (roleName.Length is 0 or > MaximumRoleName)
        {
            throw new ArmFault(400, "RoleDefinitionNameInvalid", $"The role name has {roleName.Length} characters; 1 to {MaximumRoleName} are allowed.");
        }

        CheckScopes(properties["assignableScopes"] as JsonArray ?? []);
        if (Custom().FirstOrDefault(r => (string?)r.Properties["roleName"] == roleName && !ResourceId.Same(r.Name, request.Path.Name)) is { } other)
        {
            throw new ArmFault(409, "RoleDefinitionWithSameNameExists", $"A custom role with the name '{roleName}' already exists in this directory, as '{other.Name}'. Use a different name.");
        }

        var key = $"{Collection}/{request.Path.Name}";
        var known = Azure.Store.Find(key);
        var now = Azure.Now.UtcDateTime.ToString("O");
        var role = new ArmResource(key, new JsonObject
        {
            ["id"] = $"/subscriptions/{request.Path.SubscriptionId}{key}",
            ["name"] = request.Path.Name,
            ["type"] = Name,
            ["properties"] = new JsonObject
            {
                ["roleName"] = roleName,
                ["type"] = "CustomRole",
                ["description"] = (string?)properties["description"] ?? "",
                ["assignableScopes"] = properties["assignableScopes"]!.DeepClone(),
                ["permissions"] = Permissions(properties["permissions"] as JsonArray ?? []),
                ["createdOn"] = (string?)known?.Properties["createdOn"] ?? now,
                ["updatedOn"] = now,
                ["createdBy"] = request.Caller?.ObjectId,
                ["updatedBy"] = request.Caller?.ObjectId,
            },
        });
        Azure.Store.Put(role);
        return ArmAnswer.Of(201, role);
    }

    private static JsonArray Permissions(JsonArray given) => new([.. given.OfType<JsonObject>().Select(permission =>
    {
        var lists = ((string[])["actions", "notActions", "dataActions", "notDataActions"])
            .Select(name => KeyValuePair.Create(name, (JsonNode?)List(permission[name] as JsonArray ?? [])));
        return new JsonObject(lists);
    })]);

    private static JsonArray List(JsonArray actions) => new([.. actions.Select(a => JsonValue.Create((string?)a
        ?? throw new ArmFault(400, "InvalidRequestContent", "The request content was invalid and could not be deserialized: 'a null in a list of actions'.")))]);

    private ArmAnswer Remove(ArmRequest request)
    {
        if (Azure.Store.Find($"{Collection}/{request.Path.Name}") is not { } role)
        {
            return new(204);
        }

        if (Azure.Store.OfType(RoleAssignmentType.TypeName).Any(a => ResourceId.Same(RoleAssignmentType.RoleOf(a), request.Path.Name)))
        {
            throw new ArmFault(400, "RoleDefinitionHasAssignments", "There are existing role assignments referencing role. Delete them before the role.");
        }

        Azure.Store.Remove(role.Id);
        return ArmAnswer.Of(200, role);
    }

    private static ArmFault Unknown(ArmRequest request) =>
        new(404, "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{request.Path.Name}' does not exist.");

    private IEnumerable<ArmResource> Custom() => Azure.Store.In(Collection);

    private static void CheckScopes(JsonArray scopes)
    {
        if (scopes.Count == 0 || scopes.Any(s => (string?)s is not { } scope || !scope.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArmFault(400, "InvalidAssignableScopes", "The custom role needs assignable scopes: subscriptions, resource groups or resources.");
        }
    }
}
