using System.Text.Json.Nodes;
using ImageInfra.Simulator.Entra;
using ImageInfra.Simulator.ResourceGraph;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Http;

/// <summary>A request to ARM, read and checked for form.</summary>
/// <param name="Method">GET, PUT, POST, PATCH, DELETE or HEAD.</param>
/// <param name="Path">What it is about.</param>
/// <param name="ApiVersion">Its api-version.</param>
/// <param name="Query">Other query parameters.</param>
/// <param name="Body">The body, or null.</param>
/// <param name="BaseAddress">The address that it was sent to, for the addresses in the answer.</param>
/// <param name="Caller">Who sent it, or null for a token that carries no identity: the simulator's owner.</param>
internal sealed record ArmRequest(
    string Method,
    ArmPath Path,
    string ApiVersion,
    IReadOnlyDictionary<string, string> Query,
    JsonObject? Body,
    string BaseAddress,
    Caller? Caller)
{
    /// <summary>Whether it wants to change something. A query of Resource Graph does not.</summary>
    public bool IsWrite => Method is "PUT" or "POST" or "PATCH" or "DELETE" && !ResourceId.Same(Path.Type, ResourceGraphType.QueryName);

    /// <summary>The body of a request that needs one.</summary>
    public JsonObject RequiredBody => Body ?? throw new ArmFault(400, "InvalidRequestContent", "The request content was invalid: a JSON object was expected.");

    public JsonObject Properties => RequiredBody["properties"] as JsonObject ?? [];

    /// <summary>The address of this request with one parameter more.</summary>
    public string Link(string parameter, string value)
    {
        var others = Query.Where(q => !q.Key.Equals(parameter, StringComparison.OrdinalIgnoreCase)).Append(new(parameter, value));
        return $"{BaseAddress}{Path.Text}?{string.Join('&', others.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"))}";
    }
}
