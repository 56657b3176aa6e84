namespace ImageInfra.Driver.PullRequests;

/// <summary>The HTTP client for servers of pull requests.</summary>
public static class PullRequestClient
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    /// <summary>Creates a client that follows no redirects, so that the token goes to the named server only.</summary>
    public static HttpClient Create() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = s_timeout };
}
