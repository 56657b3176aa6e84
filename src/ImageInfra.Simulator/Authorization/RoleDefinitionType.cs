using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Authorization;

/// <summary>Role definitions. They live in the tenant: whatever the scope of the path, the GUID says which.</summary>
internal sealed class RoleDefinitionType(SimulatedAzure azure) : ArmType(azure)
{
    private const int MaximumRoleName = 512;

    public override string Name => "Microsoft.Authorization/roleDefinitions";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Authorization;

    public override ArmAnswer Get(ArmRequest request) => new(200, Find(Azure, request.Path.Name) ?? throw Unknown(request));

    public override ArmAnswer List(ArmRequest request)
    {
        var all = BuiltInRoles.All(Azure.Options.SubscriptionId).Concat(Custom().Select(r => r.Body));
        return ArmAnswer.List(request.Query.TryGetValue("$filter", out var filter) && filter.Split('\'') is [var property, var name, ..] && property.Contains("roleName", StringComparison.OrdinalIgnoreCase)
            ? all.Where(r => (string?)r["properties"]!["roleName"] == name)
            : all);
    }

    public override ArmAnswer Put(ArmRequest request)
    {
        if (!Guid.TryParse(request.Path.Name, out _))
        {
            throw new ArmFault(400, "RoleDefinitionNameInvalid", $"The role definition ID '{request.Path.Name}' is not a GUID.");
        }

        var properties = request.Properties;
        var roleName = (string?)properties["roleName"] ?? "";
        if (roleName.Length is 0 or > MaximumRoleName)
        {
            throw new ArmFault(400, "RoleDefinitionNameInvalid", $"The role name has {roleName.Length} characters; 1 to {MaximumRoleName} are allowed.");
        }

        CheckScopes(properties["assignableScopes"] as JsonArray ?? []);
        if (Custom().FirstOrDefault(r => (string?)r.Properties["roleName"] == roleName && !r.Name.Equals(request.Path.Name, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            throw new ArmFault(409, "RoleDefinitionWithSameNameExists", $"A custom role with the name '{roleName}' already exists in this directory, as '{other.Name}'. Use a different name.");
        }

        var id = IdOf(Azure, request.Path.Name);
        var body = new JsonObject
        {
            ["id"] = id,
            ["name"] = request.Path.Name,
            ["type"] = Name,
            ["properties"] = new JsonObject
            {
                ["roleName"] = roleName,
                ["type"] = "CustomRole",
                ["description"] = (string?)properties["description"] ?? "",
                ["assignableScopes"] = properties["assignableScopes"]!.DeepClone(),
                ["permissions"] = (properties["permissions"] ?? new JsonArray()).DeepClone(),
                ["updatedOn"] = Azure.Now.UtcDateTime.ToString("O"),
            },
        };
        Azure.Store.Put(new(id, body));
        return new(201, body);
    }

    public override ArmAnswer Delete(ArmRequest request)
    {
        var id = IdOf(Azure, request.Path.Name);
        if (Azure.Store.Find(id) is not { } role)
        {
            return new(204);
        }

        if (RoleAssignmentType.All(Azure).Any(a => RoleAssignmentType.RoleOf(a).Equals(request.Path.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArmFault(400, "RoleDefinitionHasAssignments", "There are existing role assignments referencing role. Delete them before the role.");
        }

        Azure.Store.Remove(id);
        return new(200, role.Body);
    }

    /// <summary>A role, built-in or custom, or null.</summary>
    public static JsonObject? Find(SimulatedAzure azure, string guid) =>
        azure.Store.Find(IdOf(azure, guid))?.Body
        ?? BuiltInRoles.All(azure.Options.SubscriptionId).FirstOrDefault(r => ((string)r["name"]!).Equals(guid, StringComparison.OrdinalIgnoreCase));

    private static string IdOf(SimulatedAzure azure, string guid) =>
        $"/subscriptions/{azure.Options.SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{guid}";

    private static ArmFault Unknown(ArmRequest request) =>
        new(404, "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{request.Path.Name}' does not exist.");

    private IReadOnlyList<ArmResource> Custom() => Azure.Store.In(AzureIds.Up(IdOf(Azure, "x"), 1));

    private static void CheckScopes(JsonArray scopes)
    {
        if (scopes.Count == 0 || scopes.Any(s => (string?)s is not { } scope || !scope.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArmFault(400, "InvalidAssignableScopes", "The custom role needs assignable scopes: subscriptions, resource groups or resources.");
        }
    }
}
