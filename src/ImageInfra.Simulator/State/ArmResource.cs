using System.Text;
using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.State;

/// <summary>
/// A resource as Azure shows it, and what Azure knows of it and does not show. Read on demand: a hundred thousand image
/// versions are kept as text, which takes a tenth of the memory that their trees would.
/// </summary>
internal sealed class ArmResource
{
    private static readonly string[] s_state = ["properties", "provisioningState"];

    private byte[]? _utf8;
    private byte[]? _hiddenUtf8;
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
        get => Text(s_state);
        set
        {
            if (_body is null && Utf8Property.Replace(_utf8, Encoding.UTF8.GetBytes(value!), s_state) is { } changed)
            {
                _utf8 = changed;
            }
            else
            {
                Properties["provisioningState"] = value;
            }
        }
    }

    public string? Location => Text("location");

    /// <summary>A text in the body, by the names of the properties that lead to it; null when there is none.</summary>
    public string? Text(params ReadOnlySpan<string> path)
    {
        if (_body is null)
        {
            return Utf8Property.Read(_utf8, path);
        }

        JsonNode? node = _body;
        foreach (var name in path)
        {
            node = node?[name];
        }

        return (string?)node;
    }

    /// <summary>The body as it is now.</summary>
    public byte[] Utf8() => _body is null ? _utf8! : SimulatorJson.Utf8(_body);

    /// <summary>What Azure does not show, or null for nothing.</summary>
    public byte[]? HiddenUtf8() => _hidden switch
    {
        null => _hiddenUtf8,
        { Count: 0 } => null,
        _ => SimulatorJson.Utf8(_hidden),
    };

    /// <summary>Makes text of it, once for all who ask; a later change begins with reading that.</summary>
    public void Freeze()
    {
        (_utf8, _hiddenUtf8) = (Utf8(), HiddenUtf8());
        (_body, _hidden) = (null, null);
    }
}
