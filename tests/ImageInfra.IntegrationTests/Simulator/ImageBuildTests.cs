using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class ImageBuildTests : IAsyncLifetime
{
    private SimulatedArm _arm = null!;

    public async Task InitializeAsync()
    {
        _arm = await SimulatedArm.StartAsync();
        await _arm.PrepareAsync();
    }

    public Task DisposeAsync() => _arm.DisposeAsync().AsTask();

    [Fact]
    [Holds("Microsoft.VirtualMachineImages/imageTemplates", "POST run")]
    [Holds("Microsoft.VirtualMachineImages/locations/operations", "GET")]
    public async Task A_build_goes_through_its_phases_and_takes_half_an_hour()
    {
        await _arm.SubmitAsync();
        await RunAsync();

        var seen = new List<string?>();
        for (var minute = 0; minute < 45; minute++)
        {
            var status = await StatusAsync();
            var phase = (string?)status["runSubState"] ?? (string?)status["runState"];
            if (seen.LastOrDefault() != phase)
            {
                seen.Add(phase);
            }

            _arm.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["Queued", "Building", "Customizing", "Distributing", "Succeeded"], seen);
        var end = await StatusAsync();
        var took = DateTimeOffset.Parse((string)end["endTime"]!, null) - DateTimeOffset.Parse((string)end["startTime"]!, null);
        Assert.InRange(took.TotalMinutes, 25, 60);
    }

    [Fact]
    [Holds("Microsoft.VirtualMachineImages/imageTemplates/runOutputs", "LIST")]
    public async Task A_build_publishes_a_version_and_names_it_in_its_output()
    {
        await BuildAsync();

        var outputs = await _arm.GetAsync($"{_arm.Template}/runOutputs", SimulatedArm.Templates);
        var id = (string)((JsonArray)outputs.Json["value"]!).Single()!["properties"]!["artifactId"]!;
        var version = await _arm.GetAsync($"{id}?$expand=ReplicationStatus", SimulatedArm.Galleries);

        Assert.EndsWith("/images/web/versions/1.0.0", id, StringComparison.Ordinal);
        Assert.Equal("Succeeded", (string?)version.Property("provisioningState"));
        Assert.Equal("Completed", (string?)version.Property("replicationStatus")!["aggregatedState"]);
        Assert.Equal(["West Europe", "North Europe"], ((JsonArray)version.Property("publishingProfile")!["targetRegions"]!).Select(r => (string?)r!["name"]));
        Assert.Equal("web", (string?)version.Json["tags"]!["image"]);
    }

    [Fact]
    public async Task Version_numbers_increase_within_their_major()
    {
        await BuildAsync();
        await BuildAsync(submit: false);

        var versions = await _arm.GetAsync($"{_arm.Definition}/versions", SimulatedArm.Galleries);

        Assert.Equal(["1.0.0", "1.0.1"], ((JsonArray)versions.Json["value"]!).Select(v => (string?)v!["name"]));
    }

    [Fact]
    [Holds("Microsoft.VirtualMachineImages/imageTemplates", "DELETE")]
    public async Task A_template_with_a_running_build_cannot_run_or_be_deleted()
    {
        await _arm.SubmitAsync();
        await RunAsync();

        Assert.Equal("OperationNotAllowed", (await _arm.PostAsync($"{_arm.Template}/run", SimulatedArm.Templates)).Code);
        Assert.Equal("OperationNotAllowed", (await _arm.DeleteAsync(_arm.Template, SimulatedArm.Templates)).Code);
    }

    [Fact]
    [Holds("Microsoft.VirtualMachineImages/imageTemplates", "POST cancel")]
    public async Task A_canceled_build_publishes_nothing()
    {
        await _arm.SubmitAsync();
        await RunAsync();
        _arm.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal(204, (await _arm.PostAsync($"{_arm.Template}/cancel", SimulatedArm.Templates)).Status);
        Assert.Equal("Canceling", (string?)(await StatusAsync())["runState"]);
        _arm.Pass(TimeSpan.FromHours(1));

        Assert.Equal("Canceled", (string?)(await StatusAsync())["runState"]);
        Assert.Empty((JsonArray)(await _arm.GetAsync($"{_arm.Definition}/versions", SimulatedArm.Galleries)).Json["value"]!);
    }

    [Fact]
    public async Task A_build_without_the_right_to_write_versions_fails()
    {
        await using var arm = await SimulatedArm.StartAsync();
        await arm.PrepareAsync([.. SomeBodies.BuildActions.Where(a => !a.EndsWith("/write", StringComparison.Ordinal))]);
        await arm.SubmitAsync();
        var run = await arm.PostAsync($"{arm.Template}/run", SimulatedArm.Templates);
        arm.Pass(TimeSpan.FromHours(1));

        var status = (await arm.GetAsync(arm.Template, SimulatedArm.Templates)).Property("lastRunStatus")!;
        var operation = await arm.GetAsync(run.Headers["Azure-AsyncOperation"], "");

        Assert.Equal("Failed", (string?)status["runState"]);
        var message = (string)status["message"]!;
        Assert.Contains("userAssignedIdentities/builder", message, StringComparison.Ordinal);
        Assert.Contains("'Microsoft.Compute/galleries/images/versions/write'", message, StringComparison.Ordinal);
        Assert.Contains($"over scope '{arm.Definition}'", message, StringComparison.Ordinal);
        Assert.Equal("AuthorizationFailed", operation.Code);
    }

    [Fact]
    public async Task A_build_that_takes_longer_than_its_timeout_fails()
    {
        await _arm.SubmitAsync(p => p["buildTimeoutInMinutes"] = 6);
        await RunAsync();
        _arm.Pass(TimeSpan.FromHours(1));

        var status = await StatusAsync();

        Assert.Equal("Failed", (string?)status["runState"]);
        Assert.Contains("context deadline exceeded", (string?)status["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_with_versions_cannot_be_deleted()
    {
        await BuildAsync();

        Assert.Equal("CannotDeleteResource", (await _arm.DeleteAsync(_arm.Definition, SimulatedArm.Galleries)).Code);
    }

    [Fact]
    public async Task A_version_can_be_a_copy_of_another_version()
    {
        await BuildAsync();
        var source = $"{_arm.Definition}/versions/1.0.0";

        JsonObject Body(string id) => new()
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject { ["storageProfile"] = new JsonObject { ["source"] = new JsonObject { ["id"] = id } } },
        };
        var made = await _arm.PutAsync($"{_arm.Definition}/versions/2.0.0", SimulatedArm.Galleries, Body(source));
        var wrong = await _arm.PutAsync($"{_arm.Definition}/versions/2.0.1", SimulatedArm.Galleries, Body(source + "0"));
        var malformed = await _arm.PutAsync($"{_arm.Definition}/versions/2.0", SimulatedArm.Galleries, Body(source));

        Assert.Equal(201, made.Status);
        Assert.Equal(404, wrong.Status);
        Assert.Equal(400, malformed.Status);
    }

    private async Task BuildAsync(bool submit = true)
    {
        if (submit)
        {
            await _arm.SubmitAsync();
        }

        await RunAsync();
        _arm.Pass(TimeSpan.FromHours(1));
        Assert.Equal("Succeeded", (string?)(await StatusAsync())["runState"]);
    }

    private async Task RunAsync()
    {
        var reply = await _arm.PostAsync($"{_arm.Template}/run", SimulatedArm.Templates);
        Assert.Equal(202, reply.Status);
        Assert.Equal(reply.Headers["Location"], reply.Headers["Azure-AsyncOperation"]);
    }

    private async Task<JsonNode> StatusAsync() =>
        (await _arm.GetAsync(_arm.Template, SimulatedArm.Templates)).Property("lastRunStatus")!;
}
