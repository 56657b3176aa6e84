using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using ImageInfra.Driver.Foundations;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Images;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Server;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>
/// Tests the promotion of a version between two subscriptions by different identities, over HTTPS, on a simulator that enforces
/// permissions.
/// </summary>
[Collection(PulumiCollection.Name)]
public sealed class PromotedBuildTests : IAsyncLifetime, IDisposable
{
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("imageinfra-promoted-");
    private readonly CatalogProject _dev = new("dev", ["westeurope"], ("web", null));
    private readonly CatalogProject _prod = new("prod", ["westeurope", "northeurope"], ("web", null));
    private SimulatorHost _host = null!;
    private SimulatedProject _owner = null!;
    private SimulatedProject _promoter = null!;
    private HttpClient _http = null!;
    private string _principal = "";

    private string ProdGroup => $"/subscriptions/{_owner.SubscriptionOf("prod")}/resourceGroups/rg-prod";

    [Fact]
    public async Task Promotion_names_missing_rights_on_source_and_target()
    {
        await _owner.BuildAsync("dev", "web");
        var blind = await Assert.ThrowsAsync<DriverException>(() => _promoter.Promotions.PromoteAsync("web", null, "dev", "prod", default));
        Assert.Equal(DriverFailure.NotAuthorized, blind.Failure);

        // A user with read permission writes the promotion, but the identity that updates prod still lacks it.
        var promotion = await _owner.Promotions.PromoteAsync("web", null, "dev", "prod", default);
        Assert.All(promotion.Checks, c => Assert.Null(c.Problem));
        var refused = await Assert.ThrowsAsync<DriverException>(() => _promoter.UpAsync("prod"));
        Assert.Equal(DriverFailure.NotAuthorized, refused.Failure);
        Assert.Contains("web 1.0.0: the login may not read its source", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Microsoft.Compute/galleries/images/versions/read", refused.Message, StringComparison.Ordinal);
        Assert.Contains("imageinfra:imageReaders", refused.Message, StringComparison.Ordinal);

        _dev.Settings = _dev.Settings with { ImageReaders = [_principal] };
        await _owner.UpAsync("dev");
        Assert.NotNull((await _promoter.Promotions.PromoteAsync("web", null, "dev", "prod", default)).Change);
        await _promoter.UpAsync("prod");

        var world = await _owner.Inventory.ReadAsync(["dev", "prod"], withConsumers: false, default);
        var source = Assert.Single(world.Stack("dev").Image("web").Versions);
        var copy = Assert.Single(world.Stack("prod").Image("web").Versions);
        Assert.Equal(source.Id, copy.CopyOf, ignoreCase: true);
        Assert.Equal(["westeurope", "northeurope"], copy.Replicas.Select(r => r.Region));
        Assert.Equal(source.Tags["imageinfra-run"], copy.Tags["imageinfra-run"]);
        Assert.Equal("prod", copy.Tags["imageinfra-stack"]);
        var write = await Assert.ThrowsAsync<DriverException>(() => _promoter.Versions.DeleteAsync(source.Id, default));
        Assert.Equal(DriverFailure.NotAuthorized, write.Failure);
    }

    [Fact]
    public async Task A_repeated_promotion_and_update_change_nothing()
    {
        await _owner.BuildAsync("dev", "web");
        await _owner.Promotions.PromoteAsync("web", new(1, 0, 0), "dev", "prod", default);
        await _owner.UpAsync("prod");
        var before = (await _owner.Inventory.ReadAsync(["prod"], withConsumers: false, default)).Stack("prod").Image("web").Versions;

        var again = await _owner.Promotions.PromoteAsync("web", new(1, 0, 0), "dev", "prod", default);
        await _owner.UpAsync("prod");

        Assert.Equal(again.Change!.Before, again.Change.After);
        var after = (await _owner.Inventory.ReadAsync(["prod"], withConsumers: false, default)).Stack("prod").Image("web").Versions;
        Assert.Equal(before.Select(v => (v.Id, v.PublishedDate)), after.Select(v => (v.Id, v.PublishedDate)));
    }

    [Fact]
    public async Task Missing_approvals_and_revoked_sources_prevent_copies()
    {
        _prod.Settings = _prod.Settings with { PromotionRules = new() { Approvals = 1 } };
        await _owner.BuildAsync("dev", "web");
        Assert.Equal(1, (await _owner.Promotions.PromoteAsync("web", null, "dev", "prod", default)).MissingApprovals);
        await _owner.UpAsync("prod");
        Assert.Empty((await _owner.Inventory.ReadAsync(["prod"], withConsumers: false, default)).Stack("prod").Image("web").Versions);

        _prod.Settings = _prod.Settings with { PromotionRules = new() };
        await _owner.Revocations.RevokeAsync("dev", "web", new(1, 0, 0), "CVE-2026-1", withDescendants: false, default);
        var e = await Assert.ThrowsAsync<DriverException>(() => _owner.UpAsync("prod"));
        Assert.Equal((DriverFailure.Protected, true), (e.Failure, e.Message.Contains("web 1.0.0: its source is revoked: CVE-2026-1", StringComparison.Ordinal)));

        await _owner.Revocations.RestoreAsync("dev", "web", new(1, 0, 0), withDescendants: false, default);
        await _owner.UpAsync("prod");
        Assert.Single((await _owner.Inventory.ReadAsync(["prod"], withConsumers: false, default)).Stack("prod").Image("web").Versions);
    }

    public async Task InitializeAsync()
    {
        _host = await SimulatorHost.StartAsync(new() { DataDirectory = _data.FullName, UsesTls = true, Speed = 100_000 }, TimeProvider.System, default);
        _http = new(Handler()) { BaseAddress = _host.Endpoint };
        _owner = As(await SignInAsync("owner"));
        var identity = await PutAsync($"/subscriptions/{_owner.SubscriptionOf("prod")}/resourceGroups/rg-prod", "2024-03-01", new() { ["location"] = "westeurope" }) is not null
            ? await PutAsync($"{ProdGroup}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/promoter", "2023-01-31", new() { ["location"] = "westeurope" })
            : [];
        _principal = (string)identity["properties"]!["principalId"]!;
        await PutAsync(
            $"{ProdGroup}/providers/Microsoft.Authorization/roleAssignments/{DeterministicGuid.Create(ProdGroup, _principal)}",
            "2022-04-01",
            new()
            {
                ["properties"] = new JsonObject
                {
                    ["principalId"] = _principal,
                    ["principalType"] = "ServicePrincipal",
                    ["roleDefinitionId"] = $"/subscriptions/{_owner.SubscriptionOf("prod")}/providers/Microsoft.Authorization/roleDefinitions/{Owner}",
                },
            });
        _prod.Settings = _prod.Settings with { UseExistingResourceGroup = true };
        _promoter = As(await SignInAsync((string)identity["properties"]!["clientId"]!));
    }

    public async Task DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _promoter.DisposeAsync();
        await _host.DisposeAsync();
        _data.Delete(recursive: true);
    }

    public void Dispose() => _http.Dispose();

    private SimulatedProject As(string token) => new(
        _host,
        Path.Combine(_data.FullName, "project"),
        [_dev, _prod],
        new HttpClientTransport(new HttpClient(new TokenHandler(token) { InnerHandler = Handler() })));

    private SocketsHttpHandler Handler()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(DevelopmentCertificate.AuthorityPath(_data.FullName));
        return new() { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
    }

    private async Task<string> SignInAsync(string client)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = "any", ["scope"] = "https://management/.default",
        });
        using var response = await _http.PostAsync(new Uri($"/{new SimulatorOptions().TenantId}/oauth2/v2.0/token", UriKind.Relative), form);
        var token = (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!;
        _http.DefaultRequestHeaders.Authorization ??= new("Bearer", token);
        return token;
    }

    private async Task<JsonObject> PutAsync(string path, string apiVersion, JsonObject body)
    {
        using var response = await _http.PutAsJsonAsync($"{path}?api-version={apiVersion}", body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return (JsonObject)JsonNode.Parse(text)!;
    }

    private sealed class TokenHandler(string token) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new("Bearer", token);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
