using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.State;

/// <summary>
/// A resource as Azure shows it, and what Azure knows of it and does not show. Read on demand: a hundred thousand image
/// versions are kept as text, which takes a tenth of the memory that their trees would.
/// </summary>
internal sealed class ArmResource
{
    private StoredResource? _stored;
    private JsonObject? _body;
    private JsonObject? _hidden;

    public ArmResource(string id, JsonObject body, JsonObject? hidden = null)
    {
        Id = id;
        _body = body;
        _hidden = hidden;
    }

    public ArmResource(StoredResource stored)
    {
        Id = stored.Id;
        _stored = stored;
    }

    public string Id { get; }

    public string Name => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>The answer to a GET.</summary>
    public JsonObject Body => _body ??= (JsonObject)JsonNode.Parse(_stored!.Utf8)!;

    public JsonObject Hidden => _hidden ??= _stored?.HiddenUtf8 is { } hidden ? (JsonObject)JsonNode.Parse(hidden)! : [];

    public JsonObject Properties => (JsonObject)(Body["properties"] ??= new JsonObject());

    public string? ProvisioningState
    {
        get => _body is null ? _stored!.ProvisioningState : Property(Landmarks.StateName);
        set
        {
            if (_body is null && _stored!.With(value!) is { } changed)
            {
                _stored = changed;
            }
            else
            {
                Properties[Landmarks.StateName] = value;
            }
        }
    }

    public string? Location => _body is null ? _stored!.Location : (string?)_body["location"];

    /// <summary>A text among its properties; null when there is none.</summary>
    public string? Property(string name) => _body is null ? _stored!.Property(name) : (string?)_body["properties"]?[name];

    /// <summary>Who made it, and when, as it was stored.</summary>
    public (string? By, string? At) Creation => _stored is null ? default : _stored.Creation;

    /// <summary>The body as it is now.</summary>
    public byte[] Utf8() => _body is null ? _stored!.Utf8 : SimulatorJson.Utf8(_body);

    /// <summary>Makes text of it, once for all who ask; a later change begins with reading that.</summary>
    public StoredResource Store()
    {
        if (_body is not null || _hidden is not null)
        {
            var hidden = _hidden switch
            {
                null => _stored?.HiddenUtf8,
                { Count: 0 } => null,
                _ => SimulatorJson.Utf8(_hidden),
            };
            _stored = _body is null ? new(Id, _stored!.Utf8, hidden) : StoredResource.Create(Id, _body, hidden);
            (_body, _hidden) = (null, null);
        }

        return _stored!;
    }
}
