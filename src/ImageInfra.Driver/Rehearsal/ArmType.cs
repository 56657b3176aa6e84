using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// The mapping of a resource type's inputs to an ARM request. azure-native has this mapping in its own metadata; a rehearsal needs
/// it only for the types that the program declares.
/// </summary>
/// <param name="Token">The type token.</param>
/// <param name="IdPattern">The ARM id, with input names in braces.</param>
/// <param name="ApiVersion">The api-version that azure-native uses.</param>
internal sealed record ArmType(string Token, string IdPattern, string ApiVersion)
{
    private const string Location = "location";
    private const string ResourceGroupName = "resourceGroupName";

    private static readonly HashSet<string> s_envelope = [Location, "tags", "identity", "managedBy", "sku"];

    /// <summary>Inputs whose names in azure-native differ from those in ARM, under <c>properties</c>.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>();

    /// <summary>Inputs that are next to <c>properties</c> in ARM, in addition to those of every resource.</summary>
    public IReadOnlyList<string> Envelope { get; init; } = [];

    /// <summary>The service of the resource.</summary>
    public ResourceService Service { get; init; }

    /// <summary>Outputs that are derived from the id.</summary>
    public Func<string, IReadOnlyDictionary<string, string>> Derived { get; init; } = _ => new Dictionary<string, string>();

    /// <summary>Lists whose items have a name and <c>properties</c> in ARM, but are flat in azure-native.</summary>
    public IReadOnlyList<string> Nested { get; init; } = [];

    /// <summary>Inputs, besides those in the id, whose change makes azure-native 3.28 replace the resource.</summary>
    public IReadOnlyList<string> ReplacedFor { get; init; } = [Location];

    /// <summary>Outputs that Azure computes, which are unknown in the preview of a new resource.</summary>
    public IReadOnlyList<string> Computed { get; init; } = [];

    /// <summary>The ARM id; null while an input in it is unknown.</summary>
    public string? Id(JsonObject inputs, string subscriptionId)
    {
        var id = IdPattern.Replace("{subscriptionId}", subscriptionId, StringComparison.Ordinal);
        foreach (var name in PathInputs())
        {
            if (inputs[name] is not { } value)
            {
                return null;
            }

            id = id.Replace($"{{{name}}}", value.ToString().TrimStart('/'), StringComparison.Ordinal);
        }

        return id;
    }

    /// <summary>The names of the inputs whose change replaces the resource.</summary>
    /// <param name="known">The inputs in the state.</param>
    /// <param name="declared">The inputs in the program.</param>
    /// <param name="more">Inputs that the program adds with <c>ReplaceOnChanges</c>.</param>
    public IReadOnlyList<string> ReplacingInputs(JsonObject known, JsonObject declared, IReadOnlyList<string> more) =>
        [.. PathInputs().Concat(ReplacedFor).Concat(more).Distinct().Where(name => !IsSame(name, known[name], declared[name]))];

    /// <summary>Creates the body of a PUT.</summary>
    public JsonObject Body(JsonObject inputs)
    {
        var body = new JsonObject();
        var properties = new JsonObject();
        foreach (var (name, value) in inputs)
        {
            if (PathInputs().Contains(name) && !(name == "scope" && !IdPattern.Contains("{scope}", StringComparison.Ordinal)))
            {
                continue;
            }

            var target = s_envelope.Contains(name) || Envelope.Contains(name) ? body : properties;
            target[Renamed.GetValueOrDefault(name, name)] =
                name == "identity" ? Identity(value!) : Nested.Contains(name) ? Nest((JsonArray)value!) : value?.DeepClone();
        }

        if (properties.Count > 0 || Token != ResourceTypes.ResourceGroup)
        {
            body["properties"] = properties;
        }

        return body;
    }

    /// <summary>Converts an ARM response to outputs, with its properties at the top level.</summary>
    public JsonObject Outputs(JsonObject resource)
    {
        var outputs = new JsonObject();
        foreach (var (name, value) in resource["properties"] as JsonObject ?? [])
        {
            outputs[Renamed.FirstOrDefault(r => r.Value == name).Key ?? name] = value?.DeepClone();
        }

        foreach (var (name, value) in resource)
        {
            if (name != "properties")
            {
                outputs[name] = value?.DeepClone();
            }
        }

        return outputs;
    }

    /// <summary>The inputs in the id.</summary>
    public IEnumerable<string> PathInputs() => IdPattern.Split('{').Skip(1).Select(p => p.Split('}')[0]).Except(["subscriptionId"]);

    // As in azure-native 3.28: "westeurope" equals "West Europe", and the name of a resource group ignores case. Other names do not.
    private static bool IsSame(string name, JsonNode? known, JsonNode? declared) =>
        SealedValues.AreSame(known, declared)
        || (name == Location && AzureRegion.Normalize($"{known}") == AzureRegion.Normalize($"{declared}"))
        || (name == ResourceGroupName && string.Equals($"{known}", $"{declared}", StringComparison.OrdinalIgnoreCase));

    private static JsonArray Nest(JsonArray items) => new([.. items.OfType<JsonObject>().Select(item => new JsonObject
    {
        ["name"] = item["name"]?.DeepClone(),
        ["properties"] = new JsonObject(item.Where(p => p.Key != "name").Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))),
    })]);

    // azure-native has a list of ids, ARM a map with the ids as keys.
    private static JsonObject Identity(JsonNode identity)
    {
        var arm = (JsonObject)identity.DeepClone();
        if (arm["userAssignedIdentities"] is JsonArray ids)
        {
            arm["userAssignedIdentities"] = new JsonObject(
                ids.Select(id => KeyValuePair.Create(id!.ToString(), (JsonNode?)new JsonObject())));
        }

        return arm;
    }
}
