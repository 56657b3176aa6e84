using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Contract;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Server;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A simulator with a clock that the test moves, and a plain HTTP client.</summary>
internal sealed class SimulatedArm : IAsyncDisposable
{
    public const string Galleries = "2024-03-03";
    public const string Templates = "2024-02-01";

    private readonly SimulatorHost _host;
    private readonly HttpClient _client;
    private readonly ConcurrentQueue<(ArmRequest Request, ArmAnswer Answer)> _exchanges = new();

    private SimulatedArm(SimulatorHost host, FakeTimeProvider clock)
    {
        _host = host;
        Clock = clock;
        _client = new() { BaseAddress = host.Endpoint };
        _client.DefaultRequestHeaders.Authorization = new("Bearer", "test");
        if (ContractFolder.Path is not null)
        {
            host.Azure.Exchanged = (request, answer) => _exchanges.Enqueue((request, answer));
        }
    }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client => _client;

    public SimulatorHost Host => _host;

    public string Subscription => $"/subscriptions/{_host.SubscriptionId}";

    public string Group => $"{Subscription}/resourceGroups/rg";

    public string Gallery => $"{Group}/providers/Microsoft.Compute/galleries/gal";

    public string Definition => $"{Gallery}/images/web";

    public string Identity => $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/builder";

    public string Template => $"{Group}/providers/Microsoft.VirtualMachineImages/imageTemplates/web-1";

    public static async Task<SimulatedArm> StartAsync(SimulatorOptions? options = null, FakeTimeProvider? clock = null)
    {
        clock ??= new(new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        return new(await SimulatorHost.StartAsync((options ?? new()) with { Speed = 1 }, clock, default), clock);
    }

    /// <summary>Creates a group, an identity with its roles, and a gallery with a definition, as a template needs.</summary>
    public async Task PrepareAsync(params string[] actions)
    {
        await PutAsync(Group, "2024-03-01", Body());
        var identity = (await PutAsync(Identity, "2023-01-31", Body())).Json;
        await PutAsync(Gallery, Galleries, Body());
        await PutAsync(Definition, Galleries, SomeBodies.Definition());
        await GrantAsync((string)identity["properties"]!["principalId"]!, actions.Length > 0 ? actions : SomeBodies.BuildActions);
        Pass(TimeSpan.FromMinutes(1));
    }

    public async Task GrantAsync(string principalId, params string[] actions)
    {
        const string Role = "10000000-0000-0000-0000-000000000001";
        await PutAsync($"{Group}/providers/Microsoft.Authorization/roleDefinitions/{Role}", "2022-04-01", SomeBodies.Role(Group, actions));
        var assignment = await PutAsync(
            $"{Gallery}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000001",
            "2022-04-01",
            SomeBodies.Assignment(Role, principalId));
        Assert.Equal(201, assignment.Status);
    }

    /// <summary>Creates a provisioned template.</summary>
    public async Task SubmitAsync(Action<JsonObject>? change = null)
    {
        Assert.Equal(201, (await PutAsync(Template, Templates, SomeBodies.Template(Identity, Definition, change))).Status);
        Pass(TimeSpan.FromMinutes(1));
    }

    public void Pass(TimeSpan time) => Clock.Advance(time);

    public Task<ArmReply> GetAsync(string path, string apiVersion) => SendAsync(HttpMethod.Get, path, apiVersion, null);

    public Task<ArmReply> PutAsync(string path, string apiVersion, JsonObject body) => SendAsync(HttpMethod.Put, path, apiVersion, body.ToJsonString());

    public Task<ArmReply> PatchAsync(string path, string apiVersion, JsonObject body) => SendAsync(HttpMethod.Patch, path, apiVersion, body.ToJsonString());

    public Task<ArmReply> PostAsync(string path, string apiVersion, JsonObject? body = null) => SendAsync(HttpMethod.Post, path, apiVersion, body?.ToJsonString());

    public Task<ArmReply> DeleteAsync(string path, string apiVersion) => SendAsync(HttpMethod.Delete, path, apiVersion, null);

    /// <summary>Adds an incident that always happens.</summary>
    public async Task HappenAsync(string incident)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_sim/faults")
        {
            Content = JsonContent.Create(new JsonObject { ["incident"] = incident, ["rate"] = 1, ["seed"] = 0, ["times"] = 1_000_000 }),
        };
        request.Headers.Add("X-ImageInfra-Simulator", _host.AdminToken);
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>A token of a signed-in application.</summary>
    public async Task<string> SignInAsync(string clientId)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = "any", ["scope"] = "https://management/.default",
        });
        using var response = await _client.PostAsync(new Uri($"/{new SimulatorOptions().TenantId}/oauth2/v2.0/token", UriKind.Relative), form);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["access_token"]!;
    }

    /// <summary>The principal of a token.</summary>
    public static string PrincipalOf(string token) => (string)JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!["oid"]!;

    public async Task<ArmReply> SendAsync(HttpMethod method, string path, string apiVersion, string? body, string? token = null)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        using var request = new HttpRequestMessage(method, apiVersion.Length == 0 ? path : $"{path}{separator}api-version={apiVersion}");
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            request.Headers.ExpectContinue = body.Length > 1_000_000;
        }

        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(
            (int)response.StatusCode,
            text.Length == 0 ? [] : JsonNode.Parse(text) is JsonObject json ? json : new JsonObject { ["value"] = JsonNode.Parse(text) },
            response.Headers.ToDictionary(h => h.Key, h => h.Value.First(), StringComparer.OrdinalIgnoreCase));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        ExchangeCheck.None(ExchangeCheck.Problems(_exchanges));
    }

    private static JsonObject Body() => new() { ["location"] = "westeurope" };
}
