using System.Net;
using System.Text;

namespace ImageInfra.UnitTests.Support;

/// <summary>Servers by host, with responses that the test sets.</summary>
internal sealed class ScriptedServers : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _servers = [];
    private readonly List<string> _requests = [];

    /// <summary>The requests, as <c>GET https://host/path</c>, in order.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>The hosts that received tokens, with the tokens.</summary>
    public List<(string Authority, string? Token)> Authorizations { get; } = [];

    public ScriptedServers With(string authority, Func<HttpRequestMessage, string> body, int status = 200) =>
        With(authority, (request, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body(request), Encoding.UTF8, "application/json") }));

    public ScriptedServers With(string authority, Exception failure) => With(authority, (_, _) => throw failure);

    /// <summary>Accepts a connection and never responds.</summary>
    public ScriptedServers Silent(string authority) => With(authority, async (_, token) =>
    {
        await new TaskCompletionSource().Task.WaitAsync(token);
        throw new InvalidOperationException("silence has no end");
    });

    /// <summary>A login server that gives a token to any client.</summary>
    public ScriptedServers WithLogin(string authority, Func<string>? token = null, int expiresIn = 3599) => With(authority, request => request.Method == HttpMethod.Post
        ? $$"""{"token_type":"Bearer","expires_in":{{expiresIn}},"ext_expires_in":{{expiresIn}},"access_token":"{{token?.Invoke() ?? "the-token"}}"}"""
        : $$"""{"token_endpoint":"https://{{authority}}/tenant/oauth2/v2.0/token","authorization_endpoint":"https://{{authority}}/tenant/oauth2/v2.0/authorize","issuer":"https://{{authority}}/tenant/v2.0"}""");

    private ScriptedServers With(string authority, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _servers[authority] = answer;
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        lock (_requests)
        {
            _requests.Add($"{request.Method} {address.GetLeftPart(UriPartial.Path)}");
            Authorizations.Add((address.Authority, request.Headers.Authorization?.Parameter));
        }

        return _servers.TryGetValue(address.Authority, out var answer)
            ? await answer(request, cancellationToken)
            : throw new HttpRequestException(HttpRequestError.NameResolutionError, $"no such host is known ({address.Host})");
    }
}
