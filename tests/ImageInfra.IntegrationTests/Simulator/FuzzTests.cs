using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Arm;
using ImageInfra.UnitTests.Support;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests that any input gets an error of Azure: never a crash, a partial change or no response.</summary>
public sealed class FuzzTests(ITestOutputHelper output) : SimulatorTest
{
    private const int RawRequests = 1_000;
    private const int Concurrent = 10_000;

    private static readonly int s_cases = RandomCases.Count;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly int[] s_statuses = [200, 201, 202, 204, 400, 404, 409, 501];

    [Fact]
    public async Task Mutated_bodies_are_refused_or_applied_as_a_whole()
    {
        await Arm.SubmitAsync();
        var targets = Targets();
        for (var seed = 0; seed < s_cases; seed++)
        {
            var random = new Random(seed);
            var (path, apiVersion, body) = targets[random.Next(targets.Count)];
            var mutated = BodyMutation.Of((JsonObject)body.DeepClone(), random);
            var method = random.Next(4) == 0 ? "PATCH" : "PUT";

            await CheckAsync(Request(method, random.Next(3) == 0 ? path + random.Next(5) : path, apiVersion, mutated), $"seed {seed}: {method} {path} {mutated.ToJsonString()}");
        }

        output.WriteLine($"{s_cases} bodies");
    }

    [Fact]
    public async Task Random_paths_are_refused_or_found()
    {
        string[] parts =
        [
            "subscriptions", Arm.Subscription.Split('/')[2], "resourceGroups", "rg", "providers", "Microsoft.Compute", "galleries", "gal", "images", "web", "versions",
            "1.0.0", "..", ".", "", "%2e%2e", new('x', 300), "Microsoft.Authorization", "roleAssignments", "a\0b", "ü", "\ud83d\ude00", "<script>", "register", "locations",
            "westeurope", "operations", "imageTemplates", "Microsoft.VirtualMachineImages", "run", "cancel", "share", "publishers", "$metadata", "a b", "';--",
        ];
        string[] methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "TRACE"];
        for (var seed = 0; seed < s_cases; seed++)
        {
            var random = new Random(seed);
            var path = (random.Next(2) == 0 ? Arm.Gallery : "") + string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => "/" + parts[random.Next(parts.Length)]));
            ArmRequest request;
            try
            {
                request = Request(methods[random.Next(methods.Length)], path, random.Next(3) == 0 ? "" : Galleries, random.Next(2) == 0 ? null : Here());
            }
            catch (ArmFault fault)
            {
                Assert.Equal("InvalidResourceName", fault.Code);
                continue;
            }

            await CheckAsync(request, $"seed {seed}: {path}");
        }

        output.WriteLine($"{s_cases} paths");
    }

    [Fact]
    public async Task A_thousand_raw_requests_get_an_answer_or_are_closed()
    {
        var answered = 0;
        for (var seed = 0; seed < RawRequests; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            var body = Encoding.Latin1.GetString(bytes);
            var text = random.Next(3) switch
            {
                0 => body,
                1 => $"PUT {Arm.Gallery}?api-version={Galleries} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer t\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n{body}",
                _ => $"GET /subscriptions/{body.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            };
            var answer = await SendRawAsync(text + (text == body ? "\r\n\r\n" : ""));
            answered += answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) ? 1 : 0;
            Assert.DoesNotContain("HTTP/1.1 5", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        }

        output.WriteLine($"{RawRequests} raw requests, {answered} answered with 4xx");
        Assert.True(answered > RawRequests / 2);
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused()
    {
        var reply = await Arm.SendAsync(HttpMethod.Put, Arm.Gallery, Galleries, new string(' ', 10_000_000));

        Assert.Equal((413, "RequestContentTooLarge"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Ten_thousand_requests_at_once_are_all_answered()
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 200 };
        using var client = new HttpClient(handler) { BaseAddress = Arm.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "t");

        var statuses = await Task.WhenAll(Enumerable.Range(0, Concurrent).Select(async i =>
        {
            using var response = await client.GetAsync(new Uri($"{Arm.Gallery}?api-version={(i % 2 == 0 ? Galleries : "")}", UriKind.Relative));
            return response.StatusCode;
        }));

        output.WriteLine($"{Concurrent} concurrent requests");
        Assert.Equal(Concurrent / 2, statuses.Count(s => s == HttpStatusCode.OK));
        Assert.Equal(Concurrent / 2, statuses.Count(s => s == HttpStatusCode.BadRequest));
    }

    private async Task CheckAsync(ArmRequest request, string what)
    {
        // Events that were due before are not changes of this request.
        await Arm.Host.Azure.RunAsync(() => 0);
        var before = (Arm.Host.Azure.Store.Count, Arm.Host.Azure.Store.Find(request.Path.Text)?.Utf8());
        var answer = await Arm.Host.Azure.AnswerAsync(request);

        Assert.True(s_statuses.Contains(answer.Status), $"{answer.Status} for {what}");
        if (answer.Status < 400 || request.Method == "HEAD")
        {
            return;
        }

        var error = JsonNode.Parse(answer.Utf8.Span)!["error"]!;
        Assert.False(string.IsNullOrEmpty((string?)error["code"]) || string.IsNullOrEmpty((string?)error["message"]), what);
        Assert.True(before.Count == Arm.Host.Azure.Store.Count, $"half a change for {what}");
        Assert.True((before.Item2 ?? []).AsSpan().SequenceEqual(Arm.Host.Azure.Store.Find(request.Path.Text)?.Utf8() ?? []), $"half a change for {what}");
    }

    private static ArmRequest Request(string method, string path, string apiVersion, JsonObject? body) => new(
        method, ArmPath.Parse(path), apiVersion, new Dictionary<string, string> { ["api-version"] = apiVersion }, body, "http://localhost", null);

    private List<(string Path, string ApiVersion, JsonObject Body)> Targets() =>
    [
        ($"{Arm.Group}x", Groups, Here()),
        (Arm.Identity, Identities, Here()),
        ($"{Arm.Identity}/federatedIdentityCredentials/main", Identities, Json("""{ "properties": { "issuer": "https://i", "subject": "s", "audiences": ["a"] } }""")),
        (Arm.Gallery, Galleries, Here(Json("""{ "description": "d", "sharingProfile": { "permissions": "Private" }, "softDeletePolicy": { "isSoftDeleteEnabled": true } }"""))),
        (Arm.Definition, "2025-03-03", SomeBodies.Definition()),
        ($"{Arm.Definition}/versions/1.0.0", Galleries, SomeBodies.VersionOf("westeurope", $"{Providers}/Microsoft.Compute/images/i")),
        ($"{Providers}/Microsoft.Compute/images/i", "2024-11-01", SomeBodies.ManagedImage("westeurope")),
        (Arm.Template, Templates, SomeBodies.Template(Arm.Identity, Arm.Definition)),
        ($"{Arm.Template}-b", "2025-10-01", SomeBodies.Template(Arm.Identity, Arm.Definition)),
        ($"{Arm.Template}/triggers/t", Templates, Json("""{ "properties": { "kind": "SourceImage" } }""")),
        ($"{Arm.Group}/providers/Microsoft.Authorization/roleDefinitions/10000000-0000-0000-0000-000000000002", Roles, SomeBodies.Role(Arm.Group, "*/read")),
        ($"{Arm.Group}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000002", Roles, SomeBodies.Assignment("acdd72a7-3385-48ef-bd42-f606fba81ae7", "40000000-0000-0000-0000-000000000001")),
        ($"{Providers}/Microsoft.Network/virtualNetworks/v", "2024-05-01", SomeBodies.Network("westeurope", "a", "b")),
        ($"{Providers}/Microsoft.Network/virtualNetworks/v/subnets/c", "2024-05-01", Json("""{ "properties": { "addressPrefix": "10.0.5.0/24" } }""")),
        ($"{Providers}/Microsoft.Compute/virtualMachines/vm", Machines.ApiVersion, Machines.FromReference(Machines.Marketplace)),
        ($"{Providers}/Microsoft.Compute/virtualMachineScaleSets/set", Machines.ApiVersion, Machines.SetFromReference(Machines.Marketplace, 2)),
        ($"{Providers}/Microsoft.DesktopVirtualization/hostPools/pool", "2024-04-03", Here(Json("""{ "hostPoolType": "Pooled", "loadBalancerType": "BreadthFirst", "preferredAppGroupType": "Desktop" }"""))),
        ($"{Providers}/Microsoft.DesktopVirtualization/hostPools/pool/sessionHosts/host", "2024-04-03", Json($$"""{ "properties": { "resourceId": "{{Providers}}/Microsoft.Compute/virtualMachines/vm", "allowNewSession": true } }""")),
        ($"{Providers}/Microsoft.Storage/storageAccounts/scripts", "2024-01-01", Json("""{ "location": "westeurope", "kind": "StorageV2", "sku": { "name": "Standard_LRS" }, "properties": {} }""")),
    ];

    private async Task<string> SendRawAsync(string text)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Arm.Client.BaseAddress!.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        try
        {
            return await reader.ReadToEndAsync().WaitAsync(s_patience);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
