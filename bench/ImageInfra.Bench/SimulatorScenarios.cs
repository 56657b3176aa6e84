using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Spectre.Console;

namespace ImageInfra.Bench;

/// <summary>Measures the simulator: request rates, start time, and durability of acknowledged writes.</summary>
internal static class SimulatorScenarios
{
    private const string Subscription = "/subscriptions/5a1b0000-0000-4000-8000-000000000001";
    private const string Group = Subscription + "/resourceGroups/bench";
    private const string Providers = Group + "/providers";
    private const string Gallery = Providers + "/Microsoft.Compute/galleries/bench";
    private const string Galleries = "2024-03-03";
    private const string Account = Providers + "/Microsoft.Storage/storageAccounts/benchaccount";
    private const string Identities = Providers + "/Microsoft.ManagedIdentity/userAssignedIdentities";

    private static readonly TimeSpan s_beforeKill = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Table table, string program, string bench, int repeats)
    {
        await StartUpAsync(table, program, repeats);
        await RequestsAsync(table, program, bench);
        await KilledAsync(table, program);
    }

    private static async Task StartUpAsync(Table table, string program, int repeats)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < repeats; i++)
        {
            times.Add(await FirstResponse.MeasureAsync(program));
        }

        table.AddRow("simulator, start to first answer", $"{times.Order().ElementAt(repeats / 2).TotalSeconds:0.000} s", "", "0.300 s");
    }

    private static async Task RequestsAsync(Table table, string program, string bench)
    {
        await using var simulator = await ServerProcess.StartSimulatorAsync(program);
        var client = simulator.Client;
        await PrepareAsync(client);
        await using (var bare = await ServerProcess.StartAsync("dotnet", [bench, BareServer.Command]))
        {
            var template = new Uri($"{Providers}/Microsoft.VirtualMachineImages/imageTemplates/t?api-version=2024-02-01", UriKind.Relative);
            await PutAsync(client, template.ToString(), Template());
            var (theirs, ours) = await Load.CompareAsync(() => bare.Client.GetAsync(template), () => client.GetAsync(template));
            table.AddRow("GET of a template, requests per second", $"{ours:0}", "", $"half of bare Kestrel's {theirs:0} ({ours / theirs:P0})");
        }

        await WritesAsync(table, client);
    }

    // Compares the same blob on both servers, and a gallery, a typical ARM resource.
    private static async Task WritesAsync(Table table, HttpClient client)
    {
        var (azurite, reason) = await Azurite.StartAsync("bench");
        if (azurite is null)
        {
            table.AddRow("PUT of a blob and of a gallery, requests per second", "skipped", "", $"3 times Azurite's; {reason}");
            return;
        }

        await using (azurite)
        {
            var body = new { location = "westeurope", tags = new { team = "bench" }, properties = new { description = "a gallery" } };
            var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
            var blob = new Uri($"{Azurite.PathOf("bench/gallery.json")}?{azurite.Signature}", UriKind.Relative);
            await PutAsync(client, $"{Account}?api-version=2025-01-01", new { location = "westeurope", kind = "StorageV2", sku = new { name = "Standard_LRS" } });
            await PutAsync(client, $"{Account}/blobServices/default/containers/bench?api-version=2025-01-01", new { });
            foreach (var (what, put) in new (string, Func<Task<HttpResponseMessage>>)[]
            {
                ("a blob", () => PutBlobAsync(client, new("/benchaccount/bench/gallery.json", UriKind.Relative), bytes)),
                ("a gallery", () => client.PutAsJsonAsync($"{Gallery}?api-version={Galleries}", body)),
            })
            {
                var (theirs, ours) = await Load.CompareAsync(() => PutBlobAsync(azurite.Client, blob, bytes), put);
                table.AddRow($"PUT of {what}, requests per second", $"{ours:0}", "", $"3 times Azurite's {theirs:0} ({ours / theirs:0.0} times)");
            }
        }
    }

    private static async Task<HttpResponseMessage> PutBlobAsync(HttpClient client, Uri address, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(content) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        return await client.SendAsync(request);
    }

    // Writes over all connections until the process is killed. A new process must have every acknowledged write.
    private static async Task KilledAsync(Table table, string program)
    {
        var data = Directory.CreateTempSubdirectory("imageinfra-bench-kill-");
        string[] start = ["sim", "start", "--http", "--port", "0", "--no-throttling", "--data", data.FullName];
        var acknowledged = new ConcurrentBag<string>();
        await using (var killed = await ServerProcess.StartAsync(program, start))
        {
            await PrepareAsync(killed.Client);
            var writes = Enumerable.Range(0, Load.Connections).Select(c => WriteAsync(killed.Client, c, acknowledged)).ToList();
            await Task.Delay(s_beforeKill, TimeProvider.System);
            await killed.KillAsync();
            await Task.WhenAll(writes);
        }

        await using (var next = await ServerProcess.StartAsync(program, start))
        {
            var lost = 0;
            foreach (var address in acknowledged)
            {
                using var found = await next.Client.GetAsync(new Uri(address, UriKind.Relative));
                lost += found.IsSuccessStatusCode ? 0 : 1;
            }

            table.AddRow($"kill -9 during writes, {acknowledged.Count:N0} acknowledged", $"{lost} lost", "", "0");
        }

        data.Delete(recursive: true);
    }

    private static async Task WriteAsync(HttpClient client, int connection, ConcurrentBag<string> acknowledged)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var address = $"{Identities}/w{connection}-{i}?api-version=2023-01-31";
                await PutAsync(client, address, new { location = "westeurope" });
                acknowledged.Add(address);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The process was killed.
        }
    }

    private static async Task PrepareAsync(HttpClient client)
    {
        await PutAsync(client, $"{Group}?api-version=2024-03-01", new { location = "westeurope" });
        await PutAsync(client, $"{Identities}/builder?api-version=2023-01-31", new { location = "westeurope" });
        await PutAsync(client, $"{Gallery}?api-version={Galleries}", new { location = "westeurope" });
        await PutAsync(client, $"{Gallery}/images/web?api-version={Galleries}", Definition("web"));
    }

    private static object Definition(string sku) => new
    {
        location = "westeurope",
        properties = new { osType = "Linux", osState = "Generalized", hyperVGeneration = "V2", identifier = new { publisher = "p", offer = "o", sku } },
    };

    private static object Template() => new
    {
        location = "westeurope",
        identity = new
        {
            type = "UserAssigned",
            userAssignedIdentities = new Dictionary<string, object> { [$"{Identities}/builder"] = new { } },
        },
        properties = new
        {
            source = new { type = "PlatformImage", publisher = "Canonical", offer = "ubuntu-24_04-lts", sku = "server", version = "latest" },
            customize = new[] { new { type = "Shell", name = "update", inline = new[] { "sudo apt-get update", "sudo apt-get --yes upgrade" } } },
            distribute = new[] { new { type = "SharedImage", runOutputName = "web", galleryImageId = $"{Gallery}/images/web" } },
        },
    };

    private static async Task PutAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PutAsJsonAsync(path, body);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}
