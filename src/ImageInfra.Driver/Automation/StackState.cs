using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// The state of a stack as <c>pulumi stack export</c> writes it, with secrets encrypted, and edits of it for
/// <c>pulumi stack import</c>. An import removes all pending operations.
/// </summary>
internal sealed class StackState
{
    private const string Secret = "[secret]";

    // Pulumi's marker of an encrypted value in a state.
    private const string EncryptedKey = "4dabf18193072939515e22adb298388d";

    private readonly JsonObject _root;

    private StackState(JsonObject root, string text) => (_root, Text) = (root, text);

    /// <summary>The unchanged text of the export.</summary>
    public string Text { get; }

    /// <summary>The resources, in the order of their dependencies.</summary>
    public IEnumerable<JsonObject> Resources => Items("resources");

    /// <summary>The resources whose creation started and whose result was not recorded.</summary>
    public IReadOnlyList<JsonObject> PendingCreations =>
    [
        .. Items("pending_operations")
            .Where(o => (string?)o["type"] == "creating")
            .Select(o => o["resource"])
            .OfType<JsonObject>(),
    ];

    /// <summary>The image templates whose creation was accepted and then failed or was interrupted.</summary>
    public IReadOnlyList<JsonObject> UnfinishedTemplates =>
    [
        .. Resources.Where(r => TypeOf(r) == ResourceTypes.ImageTemplate && !IsReplaced(r) && r["initErrors"] is JsonArray { Count: > 0 }),
    ];

    /// <summary>The subscription of the stack's resources; null before there are any.</summary>
    public string? SubscriptionId => Resources
        .Select(r => ArmNames.SubscriptionOf((string?)r["id"] ?? ""))
        .FirstOrDefault(s => s is not null);

    private JsonArray ResourceList => (JsonArray)(Deployment["resources"] ??= new JsonArray());

    private JsonObject Deployment => (JsonObject)(_root["deployment"] ??= new JsonObject());

    /// <summary>The Azure resources of the stack, including those pending deletion.</summary>
    public IReadOnlyList<StackResource> OfAzure =>
    [
        .. Resources.Where(r => TypeOf(r).StartsWith("azure-native:", StringComparison.Ordinal) && (bool?)r["external"] is not true).Select(r =>
            new StackResource(TypeOf(r), EngineRecord.NameOf(UrnOf(r)), (string?)r["id"] ?? "")
            {
                IsProtected = (bool?)r["protect"] ?? false,
                IsRetained = (bool?)r["retainOnDelete"] ?? false,
            }),
    ];

    /// <summary>Parses an export.</summary>
    public static StackState Parse(string json) => new((JsonObject)JsonNode.Parse(json)!, json);

    public static string TypeOf(JsonObject resource) => (string?)resource["type"] ?? "";

    public static string UrnOf(JsonObject resource) => (string?)resource["urn"] ?? "";

    /// <summary>Whether the resource in an event is complete; events omit secrets.</summary>
    public static bool IsWhole(JsonObject resource) => !resource.ToJsonString().Contains(Secret, StringComparison.Ordinal);

    /// <summary>
    /// Records a resource that exists in Azure as the declared one: its inputs, its id and Azure's outputs. If the state has a resource
    /// of the same name, the next update deletes that one as the old half of a replacement. Azure returns secrets in clear; the state
    /// keeps the declared secrets encrypted.
    /// </summary>
    /// <param name="declared">The resource in a pending operation or an event.</param>
    /// <param name="id">The ARM id.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="problem">Optional. An error that makes the next update write the resource again. Default: none.</param>
    public void Adopt(JsonObject declared, string id, JsonObject outputs, string? problem = null)
    {
        var resource = (JsonObject)declared.DeepClone();
        resource["custom"] = true;
        resource["id"] = id;
        resource["outputs"] = WithoutSecrets(outputs, resource["inputs"]);
        resource.Remove("initErrors");
        if (problem is not null)
        {
            resource["initErrors"] = new JsonArray(problem);
        }

        var urn = UrnOf(declared);
        if (Resources.FirstOrDefault(r => UrnOf(r) == urn && !IsReplaced(r)) is { } old)
        {
            if (string.Equals((string?)old["id"], id, StringComparison.OrdinalIgnoreCase))
            {
                old["outputs"] = WithoutSecrets(outputs, resource["inputs"]);
                old.Remove("initErrors");
                return;
            }

            // The new resource must come first; otherwise the state has two resources of one name.
            old["delete"] = true;
            ResourceList.Insert(ResourceList.IndexOf(old), resource);
            return;
        }

        var first = Resources.FirstOrDefault(r => UrnOf(r) == urn);
        ResourceList.Insert(first is null ? ResourceList.Count : ResourceList.IndexOf(first), resource);
    }

    /// <summary>Marks a resource as complete by removing the errors of its creation.</summary>
    public static void Accept(JsonObject resource) => resource.Remove("initErrors");

    /// <summary>Marks resources to stay in Azure when they are removed from the state.</summary>
    /// <returns>Whether the state changed.</returns>
    public bool Retain(IReadOnlyCollection<string> ids)
    {
        var changed = false;
        foreach (var resource in Resources.Where(r => ids.Contains((string?)r["id"] ?? "", StringComparer.OrdinalIgnoreCase)).ToList())
        {
            changed |= (bool?)resource["retainOnDelete"] is not true || (bool?)resource["protect"] is true;
            resource["retainOnDelete"] = true;
            resource.Remove("protect");
        }

        return changed;
    }

    /// <summary>Removes resources from the state; they stay in Azure.</summary>
    public void Forget(Func<JsonObject, bool> which)
    {
        foreach (var resource in Resources.Where(which).ToList())
        {
            ResourceList.Remove(resource);
        }
    }

    /// <summary>The text to import, without pending operations.</summary>
    public string ToJson()
    {
        Deployment.Remove("pending_operations");
        return _root.ToJsonString();
    }

    private static JsonObject WithoutSecrets(JsonObject outputs, JsonNode? inputs)
    {
        var kept = (JsonObject)outputs.DeepClone();
        foreach (var (name, value) in inputs as JsonObject ?? [])
        {
            if (value is not null && kept.ContainsKey(name) && value.ToJsonString().Contains(EncryptedKey, StringComparison.Ordinal))
            {
                kept[name] = value.DeepClone();
            }
        }

        return kept;
    }

    private static bool IsReplaced(JsonObject resource) => (bool?)resource["delete"] == true;

    private IEnumerable<JsonObject> Items(string name) => (_root["deployment"]?[name] as JsonArray ?? []).OfType<JsonObject>();
}
