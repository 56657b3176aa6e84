using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>A well-formed request to ARM.</summary>
/// <param name="Method">GET, PUT, POST, PATCH, DELETE or HEAD.</param>
/// <param name="Path">The resource, collection or action.</param>
/// <param name="ApiVersion">The api-version.</param>
/// <param name="Query">The query parameters.</param>
/// <param name="Body">The body, or null.</param>
/// <param name="BaseAddress">The address of the server, for links in the response.</param>
/// <param name="Caller">The identity in the token. Null for a token without an identity, which has all permissions.</param>
internal sealed record ArmRequest(
    string Method,
    ArmPath Path,
    string ApiVersion,
    IReadOnlyDictionary<string, string> Query,
    JsonObject? Body,
    string BaseAddress,
    Caller? Caller)
{
    /// <summary>The type of Resource Graph queries, the only POST that changes nothing.</summary>
    public const string GraphQueryType = "Microsoft.ResourceGraph/resources";

    /// <summary>Whether the request can change resources.</summary>
    public bool IsWrite => Method is "PUT" or "POST" or "PATCH" or "DELETE" && !ResourceId.Same(Path.Type, GraphQueryType);

    /// <summary>The body of a request that requires one.</summary>
    public JsonObject RequiredBody => Body ?? throw new ArmFault(400, "InvalidRequestContent", "The request content was invalid: a JSON object was expected.");

    public JsonObject Properties => RequiredBody["properties"] as JsonObject ?? [];

    /// <summary>Returns the address of this request with another query parameter.</summary>
    public string Link(string parameter, string value)
    {
        var others = Query.Where(q => !q.Key.Equals(parameter, StringComparison.OrdinalIgnoreCase)).Append(new(parameter, value));
        return $"{BaseAddress}{Path.Text}?{string.Join('&', others.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"))}";
    }
}

/// <summary>The identity in a token.</summary>
/// <param name="ObjectId">The id of the principal, for role assignments.</param>
/// <param name="ClientId">The id of the application.</param>
internal sealed record Caller(string ObjectId, string ClientId);
