using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class TriggerTests : SimulatorTest
{
    private string Trigger => $"{Arm.Template}/triggers/source";

    [Fact]
    [Holds("Microsoft.VirtualMachineImages/imageTemplates/triggers", "GET", "LIST", "PUT", "DELETE")]
    public async Task A_template_has_one_trigger_which_becomes_active()
    {
        await Arm.SubmitAsync();

        Assert.Equal(201, (await Arm.PutAsync(Trigger, Templates, Body())).Status);
        Arm.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal("Healthy", (string?)(await Arm.GetAsync(Trigger, Templates)).Property("status")!["code"]);
        Assert.Equal(["source"], Names(await Arm.GetAsync($"{Arm.Template}/triggers", Templates)));
        Assert.Equal("Conflict", (await Arm.PutAsync($"{Arm.Template}/triggers/other", Templates, Body())).Code);
        Assert.Equal(202, (await Arm.DeleteAsync(Trigger, Templates)).Status);
        Arm.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(404, (await Arm.GetAsync(Trigger, Templates)).Status);
    }

    [Fact]
    public async Task A_trigger_needs_a_source_whose_version_is_latest()
    {
        await Arm.SubmitAsync(properties => properties["source"]!["version"] = "24.04.202511060");

        var reply = await Arm.PutAsync(Trigger, Templates, Body());

        Assert.Equal("ValidationFailed", reply.Code);
        Assert.Contains("latest", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Holds("Microsoft.VirtualMachineImages/operations", "LIST")]
    public async Task The_operations_of_the_provider_are_listed() =>
        Assert.Contains("Microsoft.VirtualMachineImages/imageTemplates/run/action", Names(await Arm.GetAsync("/providers/Microsoft.VirtualMachineImages/operations", Templates)));

    private static System.Text.Json.Nodes.JsonObject Body() => Json("""{ "properties": { "kind": "SourceImage" } }""");
}
