using System.Net.Sockets;
using System.Security.Authentication;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Arm.Clouds;

/// <summary>Tests the connection from settings to the first response of Azure.</summary>
public sealed class ArmConnectionTests : IDisposable
{
    private const string Group = "/subscriptions/s/resourceGroups/g";
    private const string Government = "management.usgovcloudapi.net";

    private static readonly string[] s_secret = ["ARM_TENANT_ID=tenant", "ARM_CLIENT_ID=client", "ARM_CLIENT_SECRET=any-secret", "ARM_DISABLE_INSTANCE_DISCOVERY=true"];

    private readonly ScriptedServers _servers = new();
    private readonly SignalingClock _clock = new(new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly List<string> _told = [];

    public void Dispose() => _servers.Dispose();

    [Fact]
    public async Task A_named_cloud_gets_a_token_of_its_own_login_server()
    {
        _servers.With(Government, _ => """{"name":"g"}""").WithLogin("login.microsoftonline.us");
        var connection = await OpenAsync("ARM_ENVIRONMENT=usgovernment");

        var group = await connection.Client.GetAsync(Group, "1", default);

        Assert.Equal("g", (string?)group!["name"]);
        Assert.Equal("Azure (usgovernment)", connection.Cloud.Place);
        Assert.Equal($"https://{Government}", connection.Authority);
        Assert.Equal((Government, "the-token"), _servers.Authorizations[^1]);
        Assert.All(_servers.Authorizations, a => Assert.True(a.Token is null || a.Authority == Government));
        Assert.DoesNotContain(_servers.Requests, r => r.Contains("management.azure.com", StringComparison.Ordinal) || r.Contains("microsoftonline.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_metadata_host_gives_the_address_of_the_resource_manager()
    {
        _servers
            .With("metadata.contoso.com", _ => Document("https://arm.contoso.com", "https://login.contoso.com"))
            .With("arm.contoso.com", _ => """{"name":"g"}""")
            .WithLogin("login.contoso.com");
        var connection = await OpenAsync("metadataHost=metadata.contoso.com");

        await connection.Client.GetAsync(Group, "1", default);

        Assert.Equal("GET https://metadata.contoso.com/metadata/endpoints", _servers.Requests[0]);
        Assert.Equal($"GET https://arm.contoso.com{Group}", _servers.Requests[^1]);
        Assert.Equal(("arm.contoso.com", "the-token"), _servers.Authorizations[^1]);
    }

    [Fact]
    public async Task One_token_serves_many_requests()
    {
        var tokens = 0;
        _servers.With(Government, _ => "{}").WithLogin("login.microsoftonline.us", () => $"token{++tokens}");
        var connection = await OpenAsync("ARM_ENVIRONMENT=usgovernment");

        await connection.Client.GetAsync(Group, "1", default);
        await connection.Client.GetAsync(Group, "1", default);

        Assert.Equal(1, tokens);
    }

    [Theory]
    [InlineData("name", "its host name cannot be resolved")]
    [InlineData("refused", "the connection was refused, so no server listens there")]
    [InlineData("route", "No route to host")]
    [InlineData("connect", "it did not respond in time")]
    [InlineData("silent", "it did not respond within 7 s")]
    [InlineData("trust", "its certificate is not trusted")]
    [InlineData("broken", "the connection broke")]
    [InlineData("busy", "it returned HTTP 503")]
    public async Task An_unreachable_server_fails_within_seconds(string failure, string reason)
    {
        foreach (var server in (string[])["metadata", "arm", "login"])
        {
            _servers
                .With("metadata.contoso.com", _ => Document("https://arm.contoso.com", "https://login.contoso.com"))
                .With("arm.contoso.com", _ => "{}")
                .WithLogin("login.contoso.com");
            Break($"{server}.contoso.com", failure);
            var start = _clock.GetUtcNow();

            var e = await Assert.ThrowsAsync<DriverException>(() => _clock.Finish(ReachAsync("ARM_METADATA_HOSTNAME=metadata.contoso.com")));

            Assert.Equal(DriverFailure.AzureUnavailable, e.Failure);
            Assert.Contains($"https://{server}.contoso.com cannot be reached: {reason}", e.Message, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Its address comes from the environment variable ARM_METADATA_HOSTNAME", e.Message, StringComparison.Ordinal);
            if (failure is "connect" or "silent")
            {
                // The other cases fail without a wait while the clock moves.
                Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.Zero, FirstContact.Limit + TimeSpan.FromSeconds(1));
            }
        }
    }

    [Theory]
    [InlineData("ARM_METADATA_HOSTNAME=localhost:8443", "start the simulator with 'imageinfra sim start', or run 'unset ARM_METADATA_HOSTNAME' to use another cloud")]
    [InlineData("metadataHost=arm.contoso.com", "check the network and HTTPS_PROXY, or run 'pulumi config rm azure-native:metadataHost' to use another cloud")]
    [InlineData("ARM_ENVIRONMENT=china", "check the network and HTTPS_PROXY, or run 'unset ARM_ENVIRONMENT' to use another cloud")]
    [InlineData("ARM_ENVIRONMENT=", "check the network and HTTPS_PROXY, or select another cloud with ARM_ENVIRONMENT or ARM_METADATA_HOSTNAME")]
    public async Task The_next_step_depends_on_the_setting_that_named_the_server(string setting, string advice)
    {
        var e = await Assert.ThrowsAsync<DriverException>(() => _clock.Finish(ReachAsync(setting)));

        Assert.EndsWith(advice, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untrusted_simulator_is_an_error_with_the_trust_command()
    {
        Break("localhost:8443", "trust");

        var e = await Assert.ThrowsAsync<DriverException>(() => _clock.Finish(ReachAsync("ARM_METADATA_HOSTNAME=localhost:8443")));

        Assert.Contains("""eval "$(imageinfra sim env)""", e.Message, StringComparison.Ordinal);
        Assert.Single(_servers.Requests);
    }

    [Fact]
    public async Task A_server_that_answers_the_second_attempt_is_reached()
    {
        var attempts = 0;
        _servers.With(Government, _ => ++attempts == 1 ? throw new HttpRequestException(HttpRequestError.ConnectionError, "reset") : "{}").WithLogin("login.microsoftonline.us");

        await _clock.Finish(ReachAsync("ARM_ENVIRONMENT=usgovernment"));

        Assert.Equal(2, attempts);
    }

    [Theory]
    [InlineData(404, "it returned HTTP 404")]
    [InlineData(302, "it returned HTTP 302")]
    [InlineData(200, "it is not the JSON of a cloud")]
    public async Task A_host_that_is_not_a_resource_manager_is_refused(int status, string problem)
    {
        _servers.With("www.contoso.com", _ => "<html>", status);

        var e = await Assert.ThrowsAsync<DriverException>(() => OpenAsync("ARM_METADATA_HOSTNAME=www.contoso.com"));

        Assert.Equal(DriverFailure.AzureUnavailable, e.Failure);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_description_is_not_read_to_its_end()
    {
        _servers.With("metadata.contoso.com", _ => new string(' ', 2 * 1024 * 1024));

        var e = await Assert.ThrowsAsync<DriverException>(() => OpenAsync("ARM_METADATA_HOSTNAME=metadata.contoso.com"));

        Assert.Contains("more than 1024 KB", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_login_is_an_error_without_secrets()
    {
        _servers
            .With(Government, _ => "{}")
            .With("login.microsoftonline.us", _ => """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided: any-secret"}""", 401);

        var e = await Assert.ThrowsAsync<DriverException>(() => _clock.Finish(ReachAsync("ARM_ENVIRONMENT=usgovernment")));

        Assert.Equal(DriverFailure.NotAuthorized, e.Failure);
        Assert.StartsWith("Azure (usgovernment) refused the login; check the environment variable ARM_CLIENT_SECRET, the environment variable ARM_CLIENT_ID", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("any-secret", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Followed_work_survives_minutes_without_a_network()
    {
        _servers.With(Government, _ => "{}").WithLogin("login.microsoftonline.us");
        var connection = await OpenAsync("ARM_ENVIRONMENT=usgovernment");
        await connection.Client.GetAsync(Group, "1", default);
        var end = _clock.GetUtcNow() + TimeSpan.FromMinutes(2);
        _servers.With(Government, _ => _clock.GetUtcNow() < end ? throw new HttpRequestException(HttpRequestError.NameResolutionError, "no") : """{"name":"g"}""");

        var group = await _clock.Finish(connection.Client.GetAsync(Group, "1", default));

        Assert.Equal("g", (string?)group!["name"]);
        Assert.Contains($"{Government} cannot be reached: its host name cannot be resolved; the next attempt is in 8 s", _told);
        Assert.DoesNotContain(_told, t => t.EndsWith("in 2 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Followed_work_survives_an_absent_login_server()
    {
        _servers.With(Government, _ => """{"name":"g"}""").WithLogin("login.microsoftonline.us", expiresIn: 1);
        var connection = await OpenAsync("ARM_ENVIRONMENT=usgovernment");
        await connection.ReachAsync(default);
        // The library expires tokens by the real clock too.
        _clock.Advance(TimeSpan.FromDays(3650));
        var end = _clock.GetUtcNow() + TimeSpan.FromSeconds(30);
        _servers.With("login.microsoftonline.us", _ => _clock.GetUtcNow() < end
            ? throw new HttpRequestException(HttpRequestError.ConnectionError, "down")
            : """{"token_type":"Bearer","expires_in":3599,"access_token":"another"}""");

        var group = await _clock.Finish(connection.Client.GetAsync(Group, "1", default));

        Assert.Equal("g", (string?)group!["name"]);
        Assert.Contains(_told, t => t.StartsWith("the login server login.microsoftonline.us cannot be reached: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_of_github_actions_is_sent_only_to_the_login_server()
    {
        _servers
            .With(Government, _ => "{}")
            .With("github.example", request => $$"""{"value":"{{request.RequestUri!.Query}}"}""")
            .WithLogin("login.microsoftonline.us");
        var connection = await ArmConnection.OpenAsync(
            SomeAzureSettings.Of(
                "ARM_ENVIRONMENT=usgovernment", "ARM_TENANT_ID=tenant", "ARM_CLIENT_ID=client", "ARM_USE_OIDC=true", "ARM_DISABLE_INSTANCE_DISCOVERY=true",
                "ACTIONS_ID_TOKEN_REQUEST_URL=https://github.example/token?x=1", "ACTIONS_ID_TOKEN_REQUEST_TOKEN=github-bearer"),
            _clock,
            _told.Add,
            _servers,
            default);

        await connection.Client.GetAsync(Group, "1", default);

        Assert.Equal(("github.example", "github-bearer"), Assert.Single(_servers.Authorizations, a => a.Token == "github-bearer"));
        Assert.Equal((Government, "the-token"), _servers.Authorizations[^1]);
    }

    [Fact]
    public async Task A_job_of_azure_devops_asks_its_server_for_tokens()
    {
        var query = "";
        var connection = await ArmConnection.OpenAsync(
            SomeAzureSettings.Of(
                "ARM_ENVIRONMENT=usgovernment", "ARM_TENANT_ID=tenant", "ARM_CLIENT_ID=client", "ARM_USE_OIDC=true", "ARM_DISABLE_INSTANCE_DISCOVERY=true",
                "ARM_OIDC_TOKEN=of-the-first-minutes", "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID=1f", "SYSTEM_OIDCREQUESTURI=https://devops.example/oidctoken", "SYSTEM_ACCESSTOKEN=job-token"),
            _clock,
            _told.Add,
            _servers
                .With(Government, _ => "{}")
                .With("devops.example", request =>
                {
                    query = request.RequestUri!.Query;
                    return """{"oidcToken":"a-token"}""";
                })
                .WithLogin("login.microsoftonline.us"),
            default);

        await connection.Client.GetAsync(Group, "1", default);

        Assert.Equal(("devops.example", "job-token"), Assert.Single(_servers.Authorizations, a => a.Token == "job-token"));
        Assert.Contains("POST https://devops.example/oidctoken", _servers.Requests);
        Assert.Equal("?api-version=7.1&serviceConnectionId=1f", query);
    }

    private static string Document(string arm, string login) =>
        $$$"""{"name":"Contoso","resourceManager":"{{{arm}}}","authentication":{"loginEndpoint":"{{{login}}}","audiences":["{{{arm}}}"]},"suffixes":{"storage":"contoso.com"}}""";

    private void Break(string authority, string failure) => _ = failure switch
    {
        "name" => _servers.With(authority, new HttpRequestException(HttpRequestError.NameResolutionError, "unknown", new SocketException((int)SocketError.HostNotFound))),
        "refused" => _servers.With(authority, new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused))),
        "route" => _servers.With(authority, new HttpRequestException(HttpRequestError.ConnectionError, "No route to host")),
        "connect" => _servers.With(authority, new TaskCanceledException("connect", new TimeoutException("connect timeout"))),
        "silent" => _servers.Silent(authority),
        "trust" => _servers.With(authority, new HttpRequestException(HttpRequestError.SecureConnectionError, "ssl", new AuthenticationException("The remote certificate is invalid"))),
        "broken" => _servers.With(authority, new HttpRequestException(HttpRequestError.ResponseEnded, "ended", new IOException("unexpected end"))),
        _ => _servers.With(authority, _ => "", 503),
    };

    private Task<ArmConnection> OpenAsync(params string[] settings) =>
        ArmConnection.OpenAsync(SomeAzureSettings.Of([.. s_secret, .. settings]), _clock, _told.Add, _servers, default);

    private async Task<bool> ReachAsync(params string[] settings)
    {
        await (await OpenAsync(settings)).ReachAsync(default);
        return true;
    }
}
