using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.State;

/// <summary>A resource as Azure shows it, and what Azure knows of it and does not show.</summary>
internal sealed class ArmResource(string id, JsonObject body, JsonObject? hidden = null)
{
    public string Id => id;

    public string Name => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>The answer to a GET.</summary>
    public JsonObject Body { get; } = body;

    public JsonObject Hidden { get; } = hidden ?? [];

    public JsonObject Properties => (JsonObject)(Body["properties"] ??= new JsonObject());

    public string? ProvisioningState
    {
        get => (string?)Properties["provisioningState"];
        set => Properties["provisioningState"] = value;
    }
}
