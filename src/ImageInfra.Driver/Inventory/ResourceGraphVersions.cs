using System.Globalization;
using System.Text.Json.Nodes;
using Azure;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Inventory;

/// <summary>
/// Lists all versions of galleries with Azure Resource Graph: a thousand for each call, where a list has fifty. Resource Graph allows
/// a caller about fifteen queries in five seconds, and reports the number left.
/// </summary>
public sealed class ResourceGraphVersions(ArmConnection connection) : IVersionQuery
{
    private const string Resource = "/providers/Microsoft.ResourceGraph/resources";
    private const int PageSize = 1_000;

    private readonly ArmClient _arm = connection.Client;

    /// <inheritdoc/>
    public async Task<ILookup<string, PublishedVersion>> ListAsync(IReadOnlyCollection<string> galleryIds, CancellationToken cancellationToken)
    {
        var versions = new List<PublishedVersion>();
        for (string? skipToken = null; galleryIds.Count > 0;)
        {
            using var response = await _arm.QueryAsync(Resource, ApiVersions.ResourceGraph, Body(galleryIds, skipToken), cancellationToken);
            skipToken = Read(response, versions);
            if (skipToken is null)
            {
                break;
            }

            if (IsQuotaSpent(response) && ArmRetryPolicy.QuotaReset(response) is { } pause)
            {
                await Task.Delay(pause, _arm.Clock, cancellationToken);
            }
        }

        return versions
            .DistinctBy(v => v.Id, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(v => v.Number)
            .ToLookup(v => ArmNames.DefinitionOf(v.Id), StringComparer.OrdinalIgnoreCase);
    }

    // The query is sorted, so that pages do not overlap.
    private static JsonObject Body(IReadOnlyCollection<string> galleryIds, string? skipToken) => new()
    {
        ["subscriptions"] = new JsonArray([.. galleryIds.Select(ArmNames.SubscriptionOf).Distinct(StringComparer.OrdinalIgnoreCase).Select(s => JsonValue.Create(s))]),
        ["query"] = $"resources | where type =~ 'Microsoft.Compute/galleries/images/versions' | where {string.Join(" or ", galleryIds.Select(id => $"id startswith '{id}/'"))}"
            + " | project id, name, tags, properties | order by id asc",
        ["options"] = Options(skipToken),
    };

    private static JsonObject Options(string? skipToken)
    {
        var options = new JsonObject { ["$top"] = PageSize, ["resultFormat"] = "objectArray" };
        if (skipToken is not null)
        {
            options["$skipToken"] = skipToken;
        }

        return options;
    }

    private static string? Read(Response response, List<PublishedVersion> versions)
    {
        var page = (JsonObject)JsonNode.Parse(response.Content)!;
        versions.AddRange((page["data"] as JsonArray ?? []).OfType<JsonObject>().Select(ArmImageVersions.Read));
        return (string?)page["resultTruncated"] == "true"
            ? throw new DriverException(DriverFailure.AzureRefused, "Azure Resource Graph returned an incomplete result without a token for the rest")
            : (string?)page["$skipToken"] is { Length: > 0 } next ? next : null;
    }

    private static bool IsQuotaSpent(Response response) =>
        response.Headers.TryGetValue("x-ms-user-quota-remaining", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var remaining)
        && remaining == 0;
}
