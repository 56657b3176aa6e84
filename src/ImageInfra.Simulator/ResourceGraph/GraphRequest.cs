using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.ResourceGraph;

/// <summary>A query with where it looks, and which page of the rows is wanted.</summary>
/// <param name="Query">The query.</param>
/// <param name="Subscriptions">The subscriptions to look in; null for all.</param>
/// <param name="Top">How many rows a page has at most: 1 to 1000.</param>
/// <param name="After">The id of the last row of the page before, or null for the first page.</param>
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
            ? throw Bad("InvalidQueryOptions", $"$top is {top}; it has to be from 1 to {MaximumTop}.")
            : new(
                GraphQuery.Parse((string?)body["query"] ?? throw Bad("InvalidQuery", "The query is missing.")),
                body["subscriptions"] is JsonArray { Count: > 0 } subscriptions ? [.. subscriptions.Select(s => (string)s!)] : null,
                top,
                (string?)options["$skipToken"] is { } token ? Decode(token) : null);
    }

    public static string Token(string lastId) => Convert.ToBase64String(Encoding.UTF8.GetBytes(lastId));

    /// <summary>A refusal as Resource Graph words it: what is wrong is in the details.</summary>
    public static ArmFault Bad(string code, string message) => new(400, "BadRequest", "The query can't be answered; the details say why.")
    {
        Details = [(code, message)],
    };

    private static void CheckNames(JsonObject map, string[] known)
    {
        if (map.FirstOrDefault(p => !known.Contains(p.Key, StringComparer.Ordinal)).Key is { } name)
        {
            throw GraphQuery.NotSimulated($"'{name}'; it reads {string.Join(", ", known)}");
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
            throw GraphQuery.NotSimulated($"resultFormat '{options["resultFormat"]}'; it has 'objectArray'");
        }

        if (((int?)options["$skip"] ?? 0) != 0 || ((string?)options["authorizationScopeFilter"] ?? "AtScopeAndBelow") != "AtScopeAndBelow")
        {
            throw GraphQuery.NotSimulated("$skip, and an authorizationScopeFilter other than AtScopeAndBelow");
        }
    }

    private static string Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException)
        {
            throw Bad("InvalidSkipToken", "The $skipToken is none that was handed out.");
        }
    }
}
