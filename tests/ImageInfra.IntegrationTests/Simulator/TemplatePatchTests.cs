using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class TemplatePatchTests : SimulatorTest
{
    [Fact]
    [Holds("Microsoft.VirtualMachineImages/imageTemplates", "PATCH")]
    public async Task Tags_identity_distributors_and_build_VM_can_change()
    {
        var distribute = SomeBodies.Template(Arm.Identity, Arm.Definition)["properties"]!["distribute"]!.DeepClone();
        ((JsonArray)distribute).Add(Json("""{ "type": "VHD", "runOutputName": "disk" }"""));

        var reply = await Arm.PatchAsync(Arm.Template, Templates, new()
        {
            ["tags"] = new JsonObject { ["a"] = "b" },
            ["properties"] = new JsonObject { ["distribute"] = distribute, ["vmProfile"] = new JsonObject { ["vmSize"] = "Standard_D4s_v5" } },
        });
        Arm.Pass(TimeSpan.FromMinutes(1));
        var template = await Arm.GetAsync(Arm.Template, Templates);

        Assert.Equal(202, reply.Status);
        Assert.Contains("/operations/", reply.Headers["Azure-AsyncOperation"], StringComparison.Ordinal);
        Assert.Contains("/operations/", reply.Headers["Location"], StringComparison.Ordinal);
        Assert.Equal("b", (string?)template.Json["tags"]!["a"]);
        Assert.Equal("Standard_D4s_v5", (string?)template.Property("vmProfile")!["vmSize"]);
        Assert.Equal(2, ((JsonArray)template.Property("distribute")!).Count);
        Assert.Equal("Succeeded", (string?)template.Property("provisioningState"));
    }

    [Fact]
    public async Task An_identity_can_be_replaced()
    {
        Assert.Equal(202, (await Arm.PatchAsync(Arm.Template, Templates, Json("""{ "identity": { "type": "None" } }"""))).Status);
        Arm.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal("None", (string?)(await Arm.GetAsync(Arm.Template, Templates)).Json["identity"]!["type"]);
        var body = new JsonObject
        {
            ["identity"] = new JsonObject { ["type"] = "UserAssigned", ["userAssignedIdentities"] = new JsonObject { [$"{Arm.Identity}-old"] = null, [Arm.Identity] = new JsonObject() } },
        };
        Assert.Equal(202, (await Arm.PatchAsync(Arm.Template, Templates, body)).Status);

        var identities = (JsonObject)(await Arm.GetAsync(Arm.Template, Templates)).Json["identity"]!["userAssignedIdentities"]!;
        Assert.Equal([Arm.Identity], identities.Select(i => i.Key));
        Assert.NotNull((string?)identities[Arm.Identity]!["principalId"]);
    }

    [Theory]
    [InlineData("""{ "properties": { "customize": [] } }""", "can't be updated")]
    [InlineData("""{ "properties": { "distribute": [ { "type": "VHD", "runOutputName": "disk" } ] } }""", "Runoutput name web not found")]
    [InlineData("""{ "properties": { "distribute": [ { "type": "VHD" } ] } }""", "Missing field runOutputName")]
    [InlineData("""{ "properties": { "vmProfile": { "vmSize": 4 } } }""", "cannot unmarshal number")]
    [InlineData("""{ "identity": { "type": "UserAssigned" } }""", "exactly one user-assigned identity")]
    public async Task Other_changes_are_refused(string body, string words)
    {
        var reply = await Arm.PatchAsync(Arm.Template, Templates, Json(body));

        Assert.Equal(400, reply.Status);
        Assert.Contains(words, reply.Message, StringComparison.Ordinal);
    }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await Arm.SubmitAsync();
    }
}
