using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>A request to ARM whose form is valid.</summary>
/// <param name="Method">GET, PUT, POST, PATCH, DELETE or HEAD.</param>
/// <param name="Path">The resource, collection or action.</param>
/// <param name="ApiVersion">The api-version.</param>
/// <param name="Query">The query parameters.</param>
/// <param name="Body">The body, or null.</param>
/// <param name="BaseAddress">The address of the server, for addresses in the answer.</param>
/// <param name="Caller">The identity in the token; null for a token without one, which may do everything.</param>
internal sealed record ArmRequest(
    string Method,
    ArmPath Path,
    string ApiVersion,
    IReadOnlyDictionary<string, string> Query,
    JsonObject? Body,
    string BaseAddress,
    Caller? Caller)
{
    /// <summary>The type of the one POST that changes nothing: a query of Resource Graph.</summary>
    public const string GraphQueryType = "Microsoft.ResourceGraph/resources";

    /// <summary>Whether the request asks for a change.</summary>
    public bool IsWrite => Method is "PUT" or "POST" or "PATCH" or "DELETE" && !ResourceId.Same(Path.Type, GraphQueryType);

    /// <summary>The body of a request that needs one.</summary>
    public JsonObject RequiredBody => Body ?? throw new ArmFault(400, "InvalidRequestContent", "The request content was invalid: a JSON object was expected.");

    public JsonObject Properties => RequiredBody["properties"] as JsonObject ?? [];

    /// <summary>The address of this request with another parameter.</summary>
    public string Link(string parameter, string value)
    {
        var others = Query.Where(q => !q.Key.Equals(parameter, StringComparison.OrdinalIgnoreCase)).Append(new(parameter, value));
        return $"{BaseAddress}{Path.Text}?{string.Join('&', others.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"))}";
    }
}

/// <summary>The identity in a token.</summary>
/// <param name="ObjectId">The principal, to which roles are assigned.</param>
/// <param name="ClientId">The application.</param>
internal sealed record Caller(string ObjectId, string ClientId);
