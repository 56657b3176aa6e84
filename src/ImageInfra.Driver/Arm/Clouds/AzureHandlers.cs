using System.Net;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>Creates HTTP handlers for requests to Azure.</summary>
internal static class AzureHandlers
{
    // A few connections are enough even for a thousand builds, because ARM limits the rate of requests.
    private const int MaximumConnections = 32;

    // DNS addresses may change during a build, so connections are renewed.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Creates a handler that follows no redirects, so that a token is sent only to the intended server.</summary>
    public static SocketsHttpHandler Create() => new()
    {
        MaxConnectionsPerServer = MaximumConnections,
        PooledConnectionLifetime = s_connectionLifetime,
        ConnectTimeout = s_connectTimeout,
        AllowAutoRedirect = false,
        Proxy = new ProxyElsewhere(HttpClient.DefaultProxy),
    };

    /// <summary>The proxy of the environment, bypassed for servers on this machine.</summary>
    private sealed class ProxyElsewhere(IWebProxy inner) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => inner.Credentials;
            set => inner.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => inner.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || inner.IsBypassed(host);
    }
}
