using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Server;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests a promotion by two identities with minimal roles, on a running simulator.</summary>
public sealed class PromotionOverHttpsTests : IAsyncLifetime, IDisposable
{
    private const string Galleries = SimulatedArm.Galleries;
    private const string Read = "Microsoft.Compute/galleries/images/versions/read";
    private const string Write = "Microsoft.Compute/galleries/images/versions/write";

    private static readonly IReadOnlyList<string> s_subscriptions = new SimulatorOptions().Subscriptions;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("imageinfra-promotion-");
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private SimulatorHost _host = null!;
    private HttpClient _client = null!;
    private string _owner = "";

    private static string Dev => $"/subscriptions/{s_subscriptions[0]}/resourceGroups/dev";

    private static string Prod => $"/subscriptions/{s_subscriptions[1]}/resourceGroups/prod";

    private static string Source => $"{Definition(Dev)}/versions/1.0.0";

    private static string Copy => $"{Definition(Prod)}/versions/1.0.0";

    [Fact]
    public async Task A_copy_needs_only_rights_to_write_it_and_read_its_source()
    {
        var builder = await MakeIdentityAsync(Dev, "builder", Definition(Dev), Read, Write);
        var promoter = await MakeIdentityAsync(Prod, "promoter", Definition(Prod), Read, Write);
        var body = SomeBodies.VersionOf("westeurope", Source);

        var cannotWrite = await SendAsync(HttpMethod.Put, Copy, Galleries, body, await SignInAsync(builder));
        var cannotRead = await SendAsync(HttpMethod.Put, Copy, Galleries, body, await SignInAsync(promoter));
        await AllowAsync(promoter, Source, "source", Read);
        var token = await SignInAsync(promoter);
        var allowed = await SendAsync(HttpMethod.Put, Copy, Galleries, body, token);

        Assert.Equal((403, "AuthorizationFailed"), (cannotWrite.Status, cannotWrite.Code));
        Assert.Contains($"'{Write}' over scope '{Copy}'", cannotWrite.Message, StringComparison.Ordinal);
        Assert.Equal((403, "LinkedAuthorizationFailed"), (cannotRead.Status, cannotRead.Code));
        Assert.StartsWith($"The client '{promoter.ClientId}' with object id '{promoter.PrincipalId}' has permission to perform action '{Write}' on scope '{Copy}'", cannotRead.Message, StringComparison.Ordinal);
        Assert.Contains($"does not have permission to perform action(s) '{Read}' on the linked scope(s) '{Source}' (respectively)", cannotRead.Message, StringComparison.Ordinal);
        Assert.Equal(201, allowed.Status);
        Assert.Equal(403, (await SendAsync(HttpMethod.Delete, Source, Galleries, null, token)).Status);
        Assert.Equal(403, (await SendAsync(HttpMethod.Get, $"{Definition(Dev)}/versions", Galleries, null, token)).Status);
        Assert.Equal(403, (await SendAsync(HttpMethod.Get, Copy, Galleries, null, await SignInAsync(builder))).Status);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("Succeeded", (string?)(await SendAsync(HttpMethod.Get, Copy, Galleries, null, token)).Property("provisioningState"));
    }

    public async Task InitializeAsync()
    {
        _host = await SimulatorHost.StartAsync(new() { DataDirectory = _data.FullName, UsesTls = true, Speed = 1 }, _clock, default);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(DevelopmentCertificate.AuthorityPath(_data.FullName));
        _client = new(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } }) { BaseAddress = _host.Endpoint };
        _owner = await SignInAsync(new("owner", ""));
        foreach (var group in (string[])[Dev, Prod])
        {
            await MakeAsync(group, "2024-03-01", Here());
            await MakeAsync(Definition(group)[..Definition(group).IndexOf("/images/", StringComparison.Ordinal)], Galleries, Here());
            await MakeAsync(Definition(group), Galleries, SomeBodies.Definition());
        }

        var image = $"{Dev}/providers/Microsoft.Compute/images/image";
        await MakeAsync(image, "2024-11-01", SomeBodies.ManagedImage("westeurope"));
        await MakeAsync(Source, Galleries, SomeBodies.VersionOf("westeurope", image));
        _clock.Advance(TimeSpan.FromMinutes(10));
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Delete(recursive: true);
    }

    public void Dispose() => _client.Dispose();

    private static string Definition(string group) => $"{group}/providers/Microsoft.Compute/galleries/{group[(group.LastIndexOf('/') + 1)..]}/images/web";

    private static JsonObject Here() => new() { ["location"] = "westeurope" };

    private async Task<(string ClientId, string PrincipalId)> MakeIdentityAsync(string group, string name, string scope, params string[] actions)
    {
        var made = await MakeAsync($"{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}", "2023-01-31", Here());
        var identity = ((string)made.Property("clientId")!, (string)made.Property("principalId")!);
        await AllowAsync(identity, scope, name, actions);
        return identity;
    }

    private async Task AllowAsync((string ClientId, string PrincipalId) identity, string scope, string name, params string[] actions)
    {
        var role = $"10000000-0000-0000-0000-{Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(name[..6]))}";
        var body = SomeBodies.Role(scope, actions);
        body["properties"]!["roleName"] = name;
        await MakeAsync($"{scope}/providers/Microsoft.Authorization/roleDefinitions/{role}", "2022-04-01", body);
        await MakeAsync($"{scope}/providers/Microsoft.Authorization/roleAssignments/{role}", "2022-04-01", SomeBodies.Assignment(role, identity.PrincipalId));
    }

    private async Task<ArmReply> MakeAsync(string path, string apiVersion, JsonObject body)
    {
        var reply = await SendAsync(HttpMethod.Put, path, apiVersion, body, _owner);
        Assert.True(reply.Status is 200 or 201, $"{reply.Status} {reply.Code}: {reply.Message}");
        return reply;
    }

    private async Task<string> SignInAsync((string ClientId, string PrincipalId) identity)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = identity.ClientId, ["client_secret"] = "any", ["scope"] = "https://management/.default",
        });
        using var response = await _client.PostAsync(new Uri($"/{new SimulatorOptions().TenantId}/oauth2/v2.0/token", UriKind.Relative), form);
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!;
    }

    private async Task<ArmReply> SendAsync(HttpMethod method, string path, string apiVersion, JsonObject? body, string token)
    {
        using var request = new HttpRequestMessage(method, $"{path}?api-version={apiVersion}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!, new Dictionary<string, string>());
    }
}
