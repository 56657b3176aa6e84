using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Providers.ResourceGraph;

/// <summary>A query with its subscriptions and its page options.</summary>
/// <param name="Query">The query.</param>
/// <param name="Subscriptions">The subscriptions; null for all.</param>
/// <param name="Top">The maximum number of rows on a page: 1 to 1000.</param>
/// <param name="After">The id of the last row on the previous page; null for the first page.</param>
internal sealed record GraphRequest(GraphQuery Query, IReadOnlyList<string>? Subscriptions, int Top, string? After)
{
    private const int MaximumTop = 1_000;

    private static readonly string[] s_body = ["query", "subscriptions", "managementGroups", "facets", "options"];
    private static readonly string[] s_options = ["$top", "$skip", "$skipToken", "resultFormat", "allowPartialScopes", "authorizationScopeFilter"];

    public static GraphRequest Read(JsonObject body)
    {
        CheckNames(body, s_body);
        var options = body["options"] as JsonObject ?? [];
        CheckNames(options, s_options);
        CheckPlain(body, options);
        var top = (int?)options["$top"] ?? MaximumTop;
        return top is < 1 or > MaximumTop
            ? throw Bad("InvalidQueryOptions", $"$top is {top}; it must be 1 to {MaximumTop}.")
            : new(
                GraphQuery.Parse((string?)body["query"] ?? throw Bad("InvalidQuery", "The query is missing.")),
                body["subscriptions"] is JsonArray { Count: > 0 } subscriptions ? [.. subscriptions.Select(s => (string)s!)] : null,
                top,
                (string?)options["$skipToken"] is { } token ? ListPage.Decode(token) ?? throw Bad("InvalidSkipToken", "The $skipToken is invalid: no query returned it.") : null);
    }

    /// <summary>Creates an error of Resource Graph, with the cause in the details.</summary>
    public static ArmFault Bad(string code, string message) => new(400, "BadRequest", "The query cannot be answered; see the details.")
    {
        Details = [(code, message)],
    };

    private static void CheckNames(JsonObject map, string[] known)
    {
        if (map.FirstOrDefault(p => !known.Contains(p.Key, StringComparer.Ordinal)).Key is { } name)
        {
            throw GraphQuery.NotSimulated($"'{name}' (supported: {string.Join(", ", known)})");
        }
    }

    private static void CheckPlain(JsonObject body, JsonObject options)
    {
        if (body["managementGroups"] is JsonArray { Count: > 0 } || body["facets"] is JsonArray { Count: > 0 })
        {
            throw GraphQuery.NotSimulated("management groups and facets");
        }

        if (((string?)options["resultFormat"] ?? "objectArray") != "objectArray")
        {
            throw GraphQuery.NotSimulated($"resultFormat '{options["resultFormat"]}' (supported: objectArray)");
        }

        if (((int?)options["$skip"] ?? 0) != 0 || ((string?)options["authorizationScopeFilter"] ?? "AtScopeAndBelow") != "AtScopeAndBelow")
        {
            throw GraphQuery.NotSimulated("$skip, and an authorizationScopeFilter other than AtScopeAndBelow");
        }
    }
}
