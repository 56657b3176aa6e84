using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// The state of a stack as <c>pulumi stack export</c> writes it, secrets encrypted, and the edits that <c>pulumi stack import</c>
/// takes. An import drops every pending operation that it finds.
/// </summary>
internal sealed class StackState
{
    private const string Secret = "[secret]";

    // The key by which Pulumi knows an encrypted value in a state.
    private const string EncryptedKey = "4dabf18193072939515e22adb298388d";

    private readonly JsonObject _root;

    private StackState(JsonObject root, string text) => (_root, Text) = (root, text);

    /// <summary>The export as it was read.</summary>
    public string Text { get; }

    /// <summary>The resources, in the order of their dependencies.</summary>
    public IEnumerable<JsonObject> Resources => Items("resources");

    /// <summary>The resources whose creation began, and whose end was not recorded.</summary>
    public IReadOnlyList<JsonObject> PendingCreations =>
    [
        .. Items("pending_operations")
            .Where(o => (string?)o["type"] == "creating")
            .Select(o => o["resource"])
            .OfType<JsonObject>(),
    ];

    /// <summary>The image templates whose creation was accepted, and then failed or was interrupted.</summary>
    public IReadOnlyList<JsonObject> UnfinishedTemplates =>
    [
        .. Resources.Where(r => TypeOf(r) == ResourceTypes.ImageTemplate && !IsReplaced(r) && r["initErrors"] is JsonArray { Count: > 0 }),
    ];

    /// <summary>The subscription that the stack's resources are in, or null before there are any.</summary>
    public string? SubscriptionId => Resources
        .Select(r => ArmNames.SubscriptionOf((string?)r["id"] ?? ""))
        .FirstOrDefault(s => s is not null);

    private JsonArray ResourceList => (JsonArray)(Deployment["resources"] ??= new JsonArray());

    private JsonObject Deployment => (JsonObject)(_root["deployment"] ??= new JsonObject());

    /// <summary>The resources of Azure, in the words of the driver. Those that wait to be deleted are among them.</summary>
    public IReadOnlyList<StackResource> OfAzure =>
    [
        .. Resources.Where(r => TypeOf(r).StartsWith("azure-native:", StringComparison.Ordinal) && (bool?)r["external"] is not true).Select(r =>
            new StackResource(TypeOf(r), EngineRecord.NameOf(UrnOf(r)), (string?)r["id"] ?? "")
            {
                IsProtected = (bool?)r["protect"] ?? false,
                IsRetained = (bool?)r["retainOnDelete"] ?? false,
            }),
    ];

    /// <summary>Reads an export.</summary>
    public static StackState Parse(string json) => new((JsonObject)JsonNode.Parse(json)!, json);

    public static string TypeOf(JsonObject resource) => (string?)resource["type"] ?? "";

    public static string UrnOf(JsonObject resource) => (string?)resource["urn"] ?? "";

    /// <summary>Whether the text of an event's state can stand for what was declared: events leave out secrets.</summary>
    public static bool IsWhole(JsonObject resource) => !resource.ToJsonString().Contains(Secret, StringComparison.Ordinal);

    /// <summary>
    /// Records a resource that is in Azure as the one declared: what it was created from, its id, and what Azure says of it.
    /// A recorded one of the same name becomes the old half of a replacement, which the next update deletes. Azure shows the values of
    /// secrets; the state keeps what was declared of them, encrypted.
    /// </summary>
    /// <param name="declared">The resource, as a pending operation or an event has it.</param>
    /// <param name="id">Its ARM id.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="problem">Optional. What is wrong with it, so that the next update writes it again. Default: nothing.</param>
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

            // The newer one comes first, or the state has two of a name.
            old["delete"] = true;
            ResourceList.Insert(ResourceList.IndexOf(old), resource);
            return;
        }

        var first = Resources.FirstOrDefault(r => UrnOf(r) == urn);
        ResourceList.Insert(first is null ? ResourceList.Count : ResourceList.IndexOf(first), resource);
    }

    /// <summary>Takes a resource as finished: what was wrong with its creation is over.</summary>
    public static void Accept(JsonObject resource) => resource.Remove("initErrors");

    /// <summary>Notes that resources stay in Azure when they leave the state.</summary>
    /// <returns>Whether anything was changed.</returns>
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

    /// <summary>Takes resources out of the state; in Azure they stay.</summary>
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
