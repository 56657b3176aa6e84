using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Storage.Blobs;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm;

/// <summary>Creates clients for the blob services of storage accounts.</summary>
internal static class BlobServices
{
    /// <summary>The blob service of an account that ARM returned; null if the account has none.</summary>
    public static BlobServiceClient? Of(ArmConnection connection, JsonObject account)
    {
        var address = (string?)account["properties"]?["primaryEndpoints"]?["blob"];
        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint))
        {
            return null;
        }

        var options = new BlobClientOptions { RetryPolicy = new ArmRetryPolicy(connection.Client.Clock, connection.Wait) };
        if (connection.Transport is { } transport)
        {
            options.Transport = transport;
        }

        if (connection.Credential is { } credential)
        {
            return new(endpoint, credential, options);
        }

        // This dummy token is only for a simulator on this machine.
        if (!endpoint.IsLoopback)
        {
            throw new DriverException(
                DriverFailure.AzureRefused,
                $"the local simulator refers to {endpoint.Host}; tokens are sent only to this machine");
        }

        options.AddPolicy(new LoopbackTokenPolicy(), HttpPipelinePosition.PerCall);
        return new(endpoint, options);
    }
}
