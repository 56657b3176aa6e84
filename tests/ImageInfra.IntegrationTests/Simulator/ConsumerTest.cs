using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Store;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Base class with versions for machines: 1.0.0 in two regions, 1.1.0 in one, and 2.0.0 excluded from latest.</summary>
public abstract class ConsumerTest : SimulatorTest
{
    protected const string Compute = Machines.ApiVersion;

    protected string Old => $"{Arm.Definition}/versions/1.0.0";

    protected string New => $"{Arm.Definition}/versions/1.1.0";

    protected string Excluded => $"{Arm.Definition}/versions/2.0.0";

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await MakeAsync($"{Providers}/Microsoft.Compute/images/source", Compute, SomeBodies.ManagedImage("westeurope"));
        await PublishAsync(Old, "westeurope", "northeurope");
        await PublishAsync(New, "westeurope");
        await PublishAsync(Excluded, "westeurope");
        await Arm.PatchAsync(Excluded, Galleries, Json("""{ "properties": { "publishingProfile": { "excludeFromLatest": true } } }"""));
        Arm.Pass(TimeSpan.FromMinutes(1));
    }

    protected async Task PublishAsync(string version, params string[] regions)
    {
        var body = SomeBodies.VersionOf("westeurope", $"{Providers}/Microsoft.Compute/images/source");
        body["properties"]!["publishingProfile"] = new JsonObject
        {
            ["targetRegions"] = new JsonArray([.. regions.Select(r => new JsonObject { ["name"] = r })]),
        };
        await MakeAsync(version, Galleries, body);
    }

    protected async Task DeleteVersionAsync(string version)
    {
        Assert.Equal(202, (await Arm.DeleteAsync(version, Galleries)).Status);
        Arm.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(404, (await Arm.GetAsync(version, Galleries)).Status);
    }

    // Azure would take days to create this many; they are copies of the created one in the store.
    private protected ValueTask<int> FillAsync(int definitions, int versions) => Arm.Host.Azure.RunAsync(() =>
    {
        var (definition, version) = (Arm.Host.Azure.Store.Find(Arm.Definition)!, Arm.Host.Azure.Store.Find(Old)!);
        for (var i = 0; i < definitions; i++)
        {
            var id = $"{Arm.Gallery}/images/image-{i:00}";
            Put(definition, id);
            for (var number = 0; number < versions; number++)
            {
                Put(version, $"{id}/versions/1.0.{number}");
            }
        }

        return 0;
    });

    private void Put(ArmResource like, string id)
    {
        var body = (JsonObject)like.Body.DeepClone();
        (body["id"], body["name"]) = (id, id.Split('/')[^1]);
        Arm.Host.Azure.Store.Put(new(id, body, (JsonObject)like.Hidden.DeepClone()));
    }

    private protected static (string? Id, string? Version) Image(JsonNode? storageProfile) =>
        ((string?)storageProfile?["imageReference"]?["id"], (string?)storageProfile?["imageReference"]?["exactVersion"]);

    private protected static void AssertRefusal(ArmReply reply, int status, string code, string words)
    {
        Assert.Equal((status, code), (reply.Status, reply.Code));
        Assert.Contains(words, reply.Message, StringComparison.Ordinal);
    }
}
