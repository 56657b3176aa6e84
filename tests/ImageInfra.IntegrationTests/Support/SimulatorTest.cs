using System.Text.Json.Nodes;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>Base class with a simulator, a group, an identity with its roles, a gallery and a definition.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    protected const string Galleries = SimulatedArm.Galleries;
    protected const string Templates = SimulatedArm.Templates;
    protected const string Groups = "2024-03-01";
    protected const string Identities = "2023-01-31";
    protected const string Roles = "2022-04-01";

    internal SimulatedArm Arm { get; private set; } = null!;

    private protected virtual SimulatorOptions Options => new();

    protected string Providers => $"{Arm.Group}/providers";

    public async Task InitializeAsync()
    {
        Arm = await SimulatedArm.StartAsync(Options);
        await PrepareAsync();
    }

    public Task DisposeAsync() => Arm.DisposeAsync().AsTask();

    protected virtual Task PrepareAsync() => Arm.PrepareAsync();

    protected static JsonObject Here(JsonObject? properties = null)
    {
        var body = new JsonObject { ["location"] = "westeurope" };
        if (properties is not null)
        {
            body["properties"] = properties;
        }

        return body;
    }

    protected static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;

    private protected static IEnumerable<string?> Names(ArmReply list) => ((JsonArray)list.Json["value"]!).Select(v => (string?)v!["name"]);

    /// <summary>Sends a PUT that is accepted, and waits for the operation to end.</summary>
    private protected async Task<ArmReply> MakeAsync(string path, string apiVersion, JsonObject body)
    {
        var reply = await Arm.PutAsync(path, apiVersion, body);
        Assert.True(reply.Status is 200 or 201, $"{reply.Status} {reply.Code}: {reply.Message}");
        Arm.Pass(TimeSpan.FromHours(1));
        return reply;
    }
}
