using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Blobs;

namespace ImageInfra.Driver.Store.Blobs;

/// <summary>Clients of containers.</summary>
internal static class BlobContainers
{
    private const int MaximumRetries = 2;

    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_networkTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The client of a container.</summary>
    /// <param name="address">Which.</param>
    /// <param name="storageSuffix">What the names of the cloud's storage services end with.</param>
    /// <param name="login">As whom, where the address has no key and no signature.</param>
    /// <param name="transport">What carries requests. Default: the SDK's own.</param>
    public static BlobContainerClient Of(BlobAddress address, string storageSuffix, TokenCredential? login, HttpPipelineTransport? transport = null)
    {
        // What was written by an attempt that seemed to fail is found there by the next one: see IDocumentStore.
        var options = new BlobClientOptions
        {
            Retry = { MaxRetries = MaximumRetries, Delay = s_delay, NetworkTimeout = s_networkTimeout },
            Diagnostics = { IsTelemetryEnabled = false },
        };
        options.Transport = transport ?? options.Transport;
        var endpoint = address.ConnectionString is null ? address.EndpointIn(storageSuffix) : null;
        return address switch
        {
            { ConnectionString: { } connection } => new(connection, address.Container, options),
            { Key: { } key } => new(endpoint, new StorageSharedKeyCredential(address.Account, key), options),
            { Signature: { } signature } => new(endpoint, new AzureSasCredential(signature), options),
            _ => new(endpoint, login, options),
        };
    }
}
