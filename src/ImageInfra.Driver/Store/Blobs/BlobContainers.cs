using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Blobs;

namespace ImageInfra.Driver.Store.Blobs;

/// <summary>Creates clients of containers.</summary>
internal static class BlobContainers
{
    private const int MaximumRetries = 2;

    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_networkTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Creates the client of a container.</summary>
    /// <param name="address">The address of the container.</param>
    /// <param name="storageSuffix">The suffix of the host names of the cloud's storage services.</param>
    /// <param name="login">The credential, used if the address has no key and no signature.</param>
    /// <param name="transport">The HTTP transport. Default: that of the SDK.</param>
    public static BlobContainerClient Of(BlobAddress address, string storageSuffix, TokenCredential? login, HttpPipelineTransport? transport = null)
    {
        // Retries are safe: a retry finds a document that a seemingly failed attempt wrote; see IDocumentStore.
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
