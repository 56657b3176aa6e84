using System.Net;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>What carries requests to Azure.</summary>
internal static class AzureHandlers
{
    // A thousand builds that end at once need no thousand connections: what limits them is ARM's budget.
    private const int MaximumConnections = 32;

    // Addresses change while builds go on.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(30);

    /// <summary>A handler that follows no redirect: a token is for the server that was asked.</summary>
    public static SocketsHttpHandler Create() => new()
    {
        MaxConnectionsPerServer = MaximumConnections,
        PooledConnectionLifetime = s_connectionLifetime,
        ConnectTimeout = s_connectTimeout,
        AllowAutoRedirect = false,
        Proxy = new ProxyElsewhere(HttpClient.DefaultProxy),
    };

    /// <summary>The proxy of the environment, which this machine's own servers are not behind.</summary>
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
