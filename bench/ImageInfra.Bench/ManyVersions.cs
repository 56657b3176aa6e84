using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Bench;

/// <summary>Adds versions to the gallery of a project on a local simulator, with the properties of built versions.</summary>
internal static class ManyVersions
{
    private const string Subscription = "/subscriptions/5a1b0000-0000-4000-8000-000000000001";
    private const string Galleries = "2024-03-03";

    // More than a simulated day per second, so that replication ends before the next command.
    private const int Speed = 100_000;

    private static readonly TimeSpan s_copying = TimeSpan.FromSeconds(2);

    public static async Task PutAsync(string program, string data, int each)
    {
        await using var simulator = await ServerProcess.StartAsync(
            program,
            ["sim", "start", "--http", "--port", "0", "--no-throttling", "--data", data, "--speed", Speed.ToString(CultureInfo.InvariantCulture)]);
        var client = simulator.Client;
        var gallery = (string)(await ListAsync(client, $"{Subscription}/providers/Microsoft.Compute/galleries"))[0]!["id"]!;
        var source = $"{gallery[..gallery.IndexOf("/galleries/", StringComparison.Ordinal)]}/images/source";
        await PutAsync(client, $"{source}?api-version=2024-11-01", new { location = "westeurope", properties = new { storageProfile = new { osDisk = new { osType = "Linux", osState = "Generalized", diskSizeGB = 30 } } } });
        foreach (var definition in await ListAsync(client, $"{gallery}/images"))
        {
            var id = (string)definition!["id"]!;
            await Parallel.ForAsync(0, each, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
                await PutAsync(client, $"{id}/versions/1.0.{i}?api-version={Galleries}", Version((string)definition["name"]!, source, i)));
        }

        // The next request handles the due events, so that no measured command has to wait for them.
        await Task.Delay(s_copying, TimeProvider.System);
        await ListAsync(client, $"{gallery}/images");
    }

    private static object Version(string image, string source, int number) => new
    {
        location = "westeurope",
        tags = new Dictionary<string, string>
        {
            ["imageinfra-stack"] = "dev",
            ["imageinfra-image"] = image,
            ["imageinfra-template"] = $"{image}-0123456789",
            ["imageinfra-source"] = "canonical:ubuntu-24_04-lts:server:latest",
            ["imageinfra-source-version"] = $"24.04.2026{number:0000}",
            ["imageinfra-run"] = $"run-{image}-{number:00000000}",
            ["imageinfra-commit"] = "0123456789abcdef0123456789abcdef01234567",
            ["team"] = "bench",
        },
        properties = new
        {
            publishingProfile = new { targetRegions = new[] { new { name = "westeurope" }, new { name = "northeurope" } } },
            storageProfile = new { source = new { id = source } },
        },
    };

    private static async Task<JsonArray> ListAsync(HttpClient client, string collection)
    {
        var items = new JsonArray();
        for (var next = $"{collection}?api-version={Galleries}"; next is not null;)
        {
            var page = (await client.GetFromJsonAsync<JsonObject>(new Uri(next, UriKind.RelativeOrAbsolute)))!;
            foreach (var item in (JsonArray)page["value"]!)
            {
                items.Add(item!.DeepClone());
            }

            next = (string?)page["nextLink"];
        }

        return items;
    }

    private static async Task PutAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PutAsJsonAsync(path, body);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}
