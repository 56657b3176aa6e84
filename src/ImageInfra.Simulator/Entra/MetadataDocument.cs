using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ImageInfra.Simulator.Entra;

/// <summary>The answer of <c>/metadata/endpoints</c>: the addresses of the cloud's services, which are all this server.</summary>
internal static class MetadataDocument
{
    private const string FirstVersionWithOneCloud = "2022-09-01";

    public static JsonNode Create(string address, HostString host, string apiVersion)
    {
        var cloud = Cloud(address, host);
        return string.CompareOrdinal(apiVersion, "2018") > 0 && string.CompareOrdinal(apiVersion, FirstVersionWithOneCloud) < 0
            ? new JsonArray(cloud)
            : cloud;
    }

    private static JsonObject Cloud(string address, HostString host) => new()
    {
        ["portal"] = address,
        ["authentication"] = new JsonObject
        {
            ["loginEndpoint"] = address,
            ["audiences"] = new JsonArray(address),
            ["tenant"] = "common",
            ["identityProvider"] = "AAD",
        },
        ["media"] = address,
        ["graphAudience"] = address,
        ["graph"] = address,
        ["name"] = "ImageInfraSimulator",
        ["suffixes"] = new JsonObject
        {
            ["storage"] = host.Value,
            ["keyVaultDns"] = $"vault.{host.Value}",
            ["acrLoginServer"] = $"azurecr.{host.Value}",
            ["sqlServerHostname"] = $"database.{host.Value}",
        },
        ["batch"] = address,
        ["resourceManager"] = address,
        ["vmImageAliasDoc"] = $"{address}/aliases",
        ["sqlManagement"] = address,
        ["activeDirectoryDataLake"] = address,
        ["microsoftGraphResourceId"] = address,
        ["appInsightsResourceId"] = address,
        ["appInsightsTelemetryChannelResourceId"] = address,
        ["attestationResourceId"] = address,
        ["synapseAnalyticsResourceId"] = address,
        ["logAnalyticsResourceId"] = address,
        ["ossrDbmsResourceId"] = address,
        ["gallery"] = address,
    };
}
