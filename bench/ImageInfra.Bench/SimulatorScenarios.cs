using System.Diagnostics;
using System.Net.Http.Json;
using Spectre.Console;

namespace ImageInfra.Bench;

/// <summary>The numbers of the simulator: how fast it answers, how much it holds, how soon it is there.</summary>
internal static class SimulatorScenarios
{
    private const string Subscription = "/subscriptions/5a1b0000-0000-4000-8000-000000000001";
    private const string Group = Subscription + "/resourceGroups/bench";
    private const string Providers = Group + "/providers";
    private const string Gallery = Providers + "/Microsoft.Compute/galleries/bench";
    private const string Galleries = "2024-03-03";
    private const int Templates = 10_000;
    private const int Definitions = 100;
    private const int VersionsEach = 1_000;

    public static async Task RunAsync(Table table, string program, string bench, int repeats)
    {
        await StartUpAsync(table, program, repeats);
        await RequestsAsync(table, program, bench);
        await MemoryAsync(table, program);
    }

    private static async Task StartUpAsync(Table table, string program, int repeats)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < repeats; i++)
        {
            times.Add(await FirstAnswer.MeasureAsync(program));
        }

        table.AddRow("simulator, start to first answer", $"{times.Order().ElementAt(repeats / 2).TotalSeconds:0.000} s", "", "0.300 s");
    }

    private static async Task RequestsAsync(Table table, string program, string bench)
    {
        var body = new { location = "westeurope", tags = new { team = "bench" }, properties = new { description = "a gallery" } };
        var (get, put) = ($"{Providers}/Microsoft.VirtualMachineImages/imageTemplates/t?api-version=2024-02-01", $"{Gallery}?api-version={Galleries}");
        await using var bare = await ServerProcess.StartAsync("dotnet", [bench, BareServer.Command]);
        await using var simulator = await ServerProcess.StartSimulatorAsync(program);
        await PrepareAsync(simulator.Client);
        await PutAsync(simulator.Client, get, Template());
        var (bareGet, ourGet) = await Load.CompareAsync(bare.Client, simulator.Client, client => client.GetAsync(new Uri(get, UriKind.Relative)));
        var (barePut, ourPut) = await Load.CompareAsync(bare.Client, simulator.Client, client => client.PutAsJsonAsync(put, body));
        table.AddRow("GET of a template, requests a second", $"{ourGet:0}", "", $"half of bare Kestrel's {bareGet:0} ({ourGet / bareGet:P0})");
        table.AddRow("PUT of a gallery, requests a second", $"{ourPut:0}", "", $"half of bare Kestrel's {barePut:0} ({ourPut / barePut:P0})");
    }

    private static async Task MemoryAsync(Table table, string program)
    {
        await using var simulator = await ServerProcess.StartSimulatorAsync(program);
        var client = simulator.Client;
        await PrepareAsync(client);
        var image = $"{Providers}/Microsoft.Compute/images/source";
        await PutAsync(client, $"{image}?api-version=2024-11-01", new { location = "westeurope", properties = new { storageProfile = new { osDisk = new { osType = "Linux", osState = "Generalized" } } } });
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, Templates, Options(), async (i, _) =>
            await PutAsync(client, $"{Providers}/Microsoft.VirtualMachineImages/imageTemplates/t{i}?api-version=2024-02-01", Template()));
        for (var d = 0; d < Definitions; d++)
        {
            var definition = $"{Gallery}/images/d{d}";
            await PutAsync(client, $"{definition}?api-version={Galleries}", Definition($"d{d}"));
            await Parallel.ForAsync(0, VersionsEach, Options(), async (i, _) => await PutAsync(client, $"{definition}/versions/1.0.{i}?api-version={Galleries}", new
            {
                location = "westeurope",
                properties = new
                {
                    publishingProfile = new { targetRegions = new[] { new { name = "westeurope" }, new { name = "northeurope" } } },
                    storageProfile = new { source = new { id = image } },
                },
            }));
        }

        var took = Stopwatch.GetElapsedTime(started);
        table.AddRow($"{Templates:N0} templates and {Definitions * VersionsEach:N0} versions put", $"{took.TotalSeconds:0.0} s", $"{simulator.PeakBytes / 1_048_576} MB", "1 GB");
    }

    private static ParallelOptions Options() => new() { MaxDegreeOfParallelism = 16 };

    private static async Task PrepareAsync(HttpClient client)
    {
        await PutAsync(client, $"{Group}?api-version=2024-03-01", new { location = "westeurope" });
        await PutAsync(client, $"{Providers}/Microsoft.ManagedIdentity/userAssignedIdentities/builder?api-version=2023-01-31", new { location = "westeurope" });
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
            userAssignedIdentities = new Dictionary<string, object> { [$"{Providers}/Microsoft.ManagedIdentity/userAssignedIdentities/builder"] = new { } },
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
