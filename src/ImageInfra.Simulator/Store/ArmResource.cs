using System.Text.Json;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Store;

/// <summary>A resource as the store keeps it. It never changes, so that every request can share it.</summary>
internal sealed class StoredResource(string id, byte[] body, byte[]? hidden)
{
    private JsonElement? _parsed;

    public string Id => id;

    /// <summary>The UTF-8 JSON that a GET returns.</summary>
    public byte[] Body => body;

    /// <summary>The UTF-8 JSON of properties that Azure keeps but does not return; null if there are none.</summary>
    public byte[]? Hidden => hidden;

    /// <summary>The body, parsed once.</summary>
    public JsonElement Parsed => _parsed ??= JsonElement.Parse(body);
}

/// <summary>A resource that a request reads and changes. A change takes effect when the resource is put into the store.</summary>
internal sealed class ArmResource
{
    private const string State = "provisioningState";

    private StoredResource? _stored;
    private JsonObject? _body;
    private JsonObject? _hidden;

    public ArmResource(string id, JsonObject body, JsonObject? hidden = null) => (Id, _body, _hidden) = (id, body, hidden);

    public ArmResource(StoredResource stored) => (Id, _stored) = (stored.Id, stored);

    public string Id { get; }

    public string Name => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>The body that a GET returns, to read or to change.</summary>
    public JsonObject Body => _body ??= JsonObject.Create(_stored!.Parsed)!;

    /// <summary>The properties that Azure keeps but does not return.</summary>
    public JsonObject Hidden => _hidden ??= _stored?.Hidden is { } hidden ? (JsonObject)JsonNode.Parse(hidden)! : [];

    public JsonObject Properties => (JsonObject)(Body["properties"] ??= new JsonObject());

    public string? ProvisioningState
    {
        get => Property(State);
        set => Properties[State] = value;
    }

    public string? Location => Text("location");

    /// <summary>A string among the properties; null if there is none.</summary>
    public string? Property(string name) => Text("properties", name);

    /// <summary>The string at a path in the body; null if there is none.</summary>
    public string? Text(params ReadOnlySpan<string> path)
    {
        if (_body is null)
        {
            var element = _stored!.Parsed;
            foreach (var name in path)
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                {
                    return null;
                }
            }

            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }

        JsonNode? node = _body;
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    /// <summary>The body as UTF-8 JSON.</summary>
    public byte[] Utf8() => _body is null ? _stored!.Body : SimulatorJson.Utf8(_body);

    /// <summary>The resource as it is now, for the store. A later change starts from that.</summary>
    public StoredResource Store()
    {
        if (_body is not null || _hidden is not null)
        {
            var hidden = _hidden is null ? _stored?.Hidden : _hidden.Count == 0 ? null : SimulatorJson.Utf8(_hidden);
            _stored = new(Id, Utf8(), hidden);
            (_body, _hidden) = (null, null);
        }

        return _stored!;
    }
}
