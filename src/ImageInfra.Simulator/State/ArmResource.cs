using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.State;

/// <summary>
/// A resource as Azure shows it, and what Azure knows of it and does not show. Read on demand: a hundred thousand image
/// versions are kept as text, which takes a tenth of the memory that their trees would.
/// </summary>
internal sealed class ArmResource
{
    private readonly byte[]? _utf8;
    private readonly byte[]? _hiddenUtf8;
    private JsonObject? _body;
    private JsonObject? _hidden;

    public ArmResource(string id, JsonObject body, JsonObject? hidden = null)
    {
        Id = id;
        _body = body;
        _hidden = hidden;
    }

    public ArmResource(string id, byte[] utf8, byte[]? hiddenUtf8)
    {
        Id = id;
        _utf8 = utf8;
        _hiddenUtf8 = hiddenUtf8;
    }

    public string Id { get; }

    public string Name => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>The answer to a GET.</summary>
    public JsonObject Body => _body ??= (JsonObject)JsonNode.Parse(_utf8!)!;

    public JsonObject Hidden => _hidden ??= _hiddenUtf8 is null ? [] : (JsonObject)JsonNode.Parse(_hiddenUtf8)!;

    public JsonObject Properties => (JsonObject)(Body["properties"] ??= new JsonObject());

    public string? ProvisioningState
    {
        get => (string?)Properties["provisioningState"];
        set => Properties["provisioningState"] = value;
    }

    public string? Location => (string?)Body["location"];

    /// <summary>The body as it is now.</summary>
    public byte[] Utf8() => _body is null ? _utf8! : Encoding.UTF8.GetBytes(_body.ToJsonString(SimulatorJson.Options));

    /// <summary>What Azure does not show, or null for nothing.</summary>
    public byte[]? HiddenUtf8() => _hidden switch
    {
        null => _hiddenUtf8,
        { Count: 0 } => null,
        _ => JsonSerializer.SerializeToUtf8Bytes(_hidden, SimulatorJson.Options),
    };
}
