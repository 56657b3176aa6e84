using System.Net;
using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests access to the server: it refuses pages of other servers, and its admin API requires the token.</summary>
public sealed class ServerAccessTests : SimulatorTest
{
    private static readonly string s_token = $"/{new ImageInfra.Simulator.Foundations.SimulatorOptions().TenantId}/oauth2/v2.0/token";

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:80")]
    [InlineData("localhost.:1234")]
    [InlineData("account.blob.localhost:8443")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3:99")]
    [InlineData("[::1]:8443")]
    public async Task The_names_of_this_machine_are_accepted_as_host(string host) =>
        Assert.Equal(200, (await SendAsync(HttpMethod.Get, "/metadata/endpoints", ("Host", host))).Status);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:8443")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("notlocalhost")]
    [InlineData("192.0.2.7:8443")]
    [InlineData("0.0.0.0")]
    public async Task Another_host_name_is_refused_with_the_allowed_names(string host)
    {
        foreach (var (method, path) in new[] { (HttpMethod.Get, "/"), (HttpMethod.Get, "/_sim/view"), (HttpMethod.Post, s_token), (HttpMethod.Get, "/subscriptions") })
        {
            var answer = await SendAsync(method, path, ("Host", host));

            Assert.Equal((421, "HostNotAllowed"), (answer.Status, answer.Code));
            Assert.Contains("localhost, *.localhost, 127.0.0.1, [::1]", answer.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("0.0.0.0", "192.0.2.7:8443", 200)]
    [InlineData("0.0.0.0", "evil.example", 421)]
    [InlineData("127.0.0.2", "127.0.0.2:8443", 200)]
    [InlineData("127.0.0.2", "192.0.2.7", 421)]
    public async Task The_listen_address_is_accepted_as_host(string listen, string host, int status)
    {
        await using var arm = await SimulatedArm.StartAsync(new() { Address = IPAddress.Parse(listen) });
        using var client = new HttpClient { BaseAddress = new UriBuilder(arm.Host.Endpoint) { Host = listen == "0.0.0.0" ? "127.0.0.1" : listen }.Uri };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metadata/endpoints");
        request.Headers.Host = host;

        Assert.Equal(status, (int)(await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "status")]
    [InlineData("GET", "view")]
    [InlineData("GET", "incidents")]
    [InlineData("GET", "faults")]
    [InlineData("POST", "faults")]
    [InlineData("DELETE", "faults")]
    [InlineData("POST", "links")]
    [InlineData("POST", "stop")]
    [InlineData("GET", "no-such-call")]
    public async Task The_admin_API_requires_the_token(string method, string call)
    {
        foreach (var token in new[] { "", "1", new string('0', 64), Arm.Host.AdminToken[..^1], Arm.Host.AdminToken + "0" })
        {
            var answer = await SendAsync(new(method), $"/_sim/{call}", ("X-ImageInfra-Simulator", token));

            Assert.Equal((401, "TokenMissing"), (answer.Status, answer.Code));
        }

        Assert.False(Arm.Host.StopRequested.IsCompleted);
    }

    [Fact]
    public async Task A_link_opens_the_page_once_and_read_only()
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Arm.Host.Endpoint };
        var link = Arm.Host.NewPageLink();

        using var opened = await browser.GetAsync(link);
        using var again = await browser.GetAsync(link);

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (opened.StatusCode, opened.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        var cookie = opened.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("; HttpOnly; SameSite=Strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Arm.Host.AdminToken, cookie, StringComparison.Ordinal);
        var pair = cookie.Split(';')[0];
        Assert.Equal(200, (await SendAsync(HttpMethod.Get, "/_sim/view", ("Cookie", pair))).Status);
        Assert.Equal(200, (await SendAsync(HttpMethod.Get, "/_sim/view", ("Cookie", pair), ("Sec-Fetch-Site", "same-origin"))).Status);
        Assert.Equal(401, (await SendAsync(HttpMethod.Get, "/_sim/view", ("Cookie", pair), ("Sec-Fetch-Site", "same-site"))).Status);
        Assert.Equal(401, (await SendAsync(HttpMethod.Post, "/_sim/stop", ("Cookie", pair))).Status);
    }

    [Fact]
    public async Task A_link_is_valid_for_ten_minutes()
    {
        var link = Arm.Host.NewPageLink();
        Arm.Pass(TimeSpan.FromMinutes(11));

        Assert.Equal(403, (await SendAsync(HttpMethod.Get, link.PathAndQuery)).Status);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Referer", "https://evil.example/form")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_form_of_another_server_cannot_sign_in(string header, string value)
    {
        var answer = await SignInAsync((header, value));

        Assert.Equal((403, "OriginNotAllowed"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_client_without_a_browser_and_the_simulators_page_can_sign_in()
    {
        Assert.Equal(200, (await SignInAsync()).Status);
        Assert.Equal(200, (await SignInAsync(("Origin", Arm.Host.Endpoint.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"))).Status);
    }

    [Theory]
    [InlineData("OPTIONS", "/_sim/view")]
    [InlineData("OPTIONS", "/subscriptions")]
    [InlineData("GET", "/metadata/endpoints")]
    [InlineData("GET", "/_sim/view")]
    public async Task No_response_is_readable_by_a_page_of_another_server(string method, string path)
    {
        var answer = await SendAsync(new(method), path, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "GET"));

        Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    private Task<ArmReply> SignInAsync(params (string Name, string Value)[] headers)
    {
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = "a", ["client_secret"] = "any", ["scope"] = "https://management/.default",
        });
        return SendAsync(HttpMethod.Post, s_token, form, headers);
    }

    private Task<ArmReply> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers) => SendAsync(method, path, null, headers);

    private async Task<ArmReply> SendAsync(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Arm.Host.Endpoint };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(
            (int)response.StatusCode,
            text.StartsWith('{') ? (JsonObject)JsonNode.Parse(text)! : [],
            response.Headers.ToDictionary(h => h.Key, h => h.Value.First(), StringComparer.OrdinalIgnoreCase));
    }
}
