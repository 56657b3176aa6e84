using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class GalleryTests : IAsyncLifetime
{
    private SimulatedArm _arm = null!;

    public async Task InitializeAsync()
    {
        _arm = await SimulatedArm.StartAsync();
        await _arm.PrepareAsync();
    }

    public Task DisposeAsync() => _arm.DisposeAsync().AsTask();

    [Fact]
    [Holds("Microsoft.Compute/galleries/images", "GET", "PUT")]
    public async Task A_new_definition_is_created_by_an_operation()
    {
        var created = await _arm.PutAsync($"{_arm.Gallery}/images/new", SimulatedArm.Galleries, SomeBodies.Definition("new"));
        var operation = created.Headers["Azure-AsyncOperation"];
        var running = await _arm.GetAsync(operation, "");
        _arm.Pass(TimeSpan.FromMinutes(1));
        var ended = await _arm.GetAsync(operation, "");

        Assert.Equal(201, created.Status);
        Assert.Equal("Creating", (string?)created.Property("provisioningState"));
        Assert.Contains("/capsOperations/", operation, StringComparison.Ordinal);
        Assert.Equal("InProgress", (string?)running.Json["status"]);
        Assert.Equal("Succeeded", (string?)ended.Json["status"]);
        Assert.Equal("Succeeded", (string?)(await _arm.GetAsync($"{_arm.Gallery}/images/new", SimulatedArm.Galleries)).Property("provisioningState"));
    }

    [Theory]
    [InlineData("osType", "Windows")]
    [InlineData("hyperVGeneration", "V1")]
    [InlineData("architecture", "Arm64")]
    public async Task Immutable_properties_of_a_definition_are_refused(string property, string value)
    {
        var body = SomeBodies.Definition();
        body["properties"]![property] = value;

        var reply = await _arm.PutAsync(_arm.Definition, SimulatedArm.Galleries, body);

        Assert.Equal("PropertyChangeNotAllowed", reply.Code);
        Assert.Contains(property, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_of_a_definition_can_change()
    {
        var body = SomeBodies.Definition();
        body["properties"]!["description"] = "another";

        Assert.Equal(200, (await _arm.PutAsync(_arm.Definition, SimulatedArm.Galleries, body)).Status);
    }

    [Theory]
    [InlineData("2024-03-03", "V1")]
    [InlineData("2025-03-03", "V2")]
    public async Task The_default_generation_depends_on_the_api_version(string apiVersion, string expected)
    {
        var body = SomeBodies.Definition("new");
        ((JsonObject)body["properties"]!).Remove("hyperVGeneration");

        var reply = await _arm.PutAsync($"{_arm.Gallery}/images/new", apiVersion, body);

        Assert.Equal(expected, (string?)reply.Property("hyperVGeneration"));
    }

    [Fact]
    public async Task An_identifier_is_unique_in_its_gallery() =>
        Assert.Equal("Conflict", (await _arm.PutAsync($"{_arm.Gallery}/images/other", SimulatedArm.Galleries, SomeBodies.Definition("web"))).Code);

    [Fact]
    [Holds("Microsoft.Compute/galleries", "PUT")]
    public async Task A_gallery_name_has_no_dash_and_is_unique_in_the_subscription()
    {
        var body = new JsonObject { ["location"] = "westeurope" };
        await _arm.PutAsync($"{_arm.Subscription}/resourceGroups/other", "2024-03-01", (JsonObject)body.DeepClone());

        Assert.Equal("InvalidResourceName", (await _arm.PutAsync($"{_arm.Group}/providers/Microsoft.Compute/galleries/a-b", SimulatedArm.Galleries, (JsonObject)body.DeepClone())).Code);
        Assert.Equal("GalleryNameNotAvailable", (await _arm.PutAsync($"{_arm.Subscription}/resourceGroups/other/providers/Microsoft.Compute/galleries/GAL", SimulatedArm.Galleries, body)).Code);
    }

    [Fact]
    [Holds("Microsoft.Compute/galleries", "DELETE")]
    [Holds("Microsoft.Compute/galleries/images", "DELETE")]
    public async Task A_gallery_is_deleted_some_time_after_its_definitions()
    {
        var early = await _arm.DeleteAsync(_arm.Gallery, SimulatedArm.Galleries);
        await _arm.DeleteAsync(_arm.Definition, SimulatedArm.Galleries);
        _arm.Pass(TimeSpan.FromSeconds(12));
        var soon = await _arm.DeleteAsync(_arm.Gallery, SimulatedArm.Galleries);
        _arm.Pass(TimeSpan.FromSeconds(30));
        var late = await _arm.DeleteAsync(_arm.Gallery, SimulatedArm.Galleries);
        _arm.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal("CannotDeleteResource", early.Code);
        Assert.Equal("CannotDeleteResource", soon.Code);
        Assert.Equal(202, late.Status);
        Assert.Equal(404, (await _arm.GetAsync(_arm.Gallery, SimulatedArm.Galleries)).Status);
        Assert.Equal(204, (await _arm.DeleteAsync(_arm.Gallery, SimulatedArm.Galleries)).Status);
    }

    [Fact]
    public async Task Deleting_a_group_deletes_its_resources()
    {
        var reply = await _arm.DeleteAsync(_arm.Group, "2024-03-01");
        var running = await _arm.GetAsync(reply.Headers["Location"], "");
        _arm.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal(202, running.Status);
        Assert.Equal(200, (await _arm.GetAsync(reply.Headers["Location"], "")).Status);
        Assert.Equal("ResourceGroupNotFound", (await _arm.GetAsync(_arm.Definition, SimulatedArm.Galleries)).Code);
    }

    [Fact]
    public async Task A_group_lists_its_resources()
    {
        var reply = await _arm.GetAsync($"{_arm.Group}/resources", "2024-03-01");

        Assert.Equal(["builder", "gal"], ((JsonArray)reply.Json["value"]!).Select(r => (string?)r!["name"]).Order());
    }
}
