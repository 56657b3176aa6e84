using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class ImageTemplateTests : IAsyncLifetime
{
    private SimulatedArm _arm = null!;

    public async Task InitializeAsync()
    {
        _arm = await SimulatedArm.StartAsync();
        await _arm.PrepareAsync();
    }

    public Task DisposeAsync() => _arm.DisposeAsync().AsTask();

    [Fact]
    [Holds("Microsoft.VirtualMachineImages/imageTemplates", "GET", "PUT")]
    public async Task A_submitted_template_has_the_properties_that_azure_adds()
    {
        await _arm.SubmitAsync();

        var template = await _arm.GetAsync(_arm.Template, SimulatedArm.Templates);

        Assert.Contains("/resourcegroups/", (string?)template.Json["id"], StringComparison.Ordinal);
        Assert.Equal("Succeeded", (string?)template.Property("provisioningState"));
        Assert.NotEqual("latest", (string?)template.Property("source")!["exactVersion"]);
        Assert.Contains("/IT_rg_web-1_", (string?)template.Property("exactStagingResourceGroup"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_cannot_be_updated()
    {
        await _arm.SubmitAsync();

        var same = await _arm.PutAsync(_arm.Template, SimulatedArm.Templates, SomeBodies.Template(_arm.Identity, _arm.Definition));
        var other = await _arm.PutAsync(_arm.Template, SimulatedArm.Templates, SomeBodies.Template(_arm.Identity, _arm.Definition, p => p["buildTimeoutInMinutes"] = 99));

        Assert.Equal(200, same.Status);
        Assert.Equal(409, other.Status);
        Assert.Contains("Update/Upgrade of image templates is currently not supported", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_source_version_fails_the_submission()
    {
        var source = new JsonObject { ["type"] = "SharedImageVersion", ["imageVersionId"] = $"{_arm.Definition}/versions/1.0.0" };

        await _arm.SubmitAsync(p => p["source"] = source);

        var template = await _arm.GetAsync(_arm.Template, SimulatedArm.Templates);
        Assert.Equal("Failed", (string?)template.Property("provisioningState"));
        Assert.Equal("BadSharedImageVersionSource", (string?)template.Property("provisioningError")!["provisioningErrorCode"]);
        Assert.Contains("/versions/1.0.0' does not exist", (string?)template.Property("provisioningError")!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_assignment_that_is_not_in_effect_fails_the_submission()
    {
        await using var arm = await SimulatedArm.StartAsync(new SimulatorOptions { RoleAssignmentDelay = TimeSpan.FromMinutes(10) });
        await arm.PrepareAsync();

        await arm.SubmitAsync();

        var error = (await arm.GetAsync(arm.Template, SimulatedArm.Templates)).Property("provisioningError")!;
        Assert.StartsWith("Not authorized to access the resource", (string?)error["message"], StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { """{ "vmprofile": {} }""", "unknown field \"vmprofile\"" },
        { """{ "optimize": { "vmboot": {} } }""", "unknown field \"vmboot\"" },
        { """{ "source": { "type": "Magic" } }""", "Field 'type' has a bad value: 'Magic'" },
        { """{ "source": { "type": "ManagedImage" } }""", "Missing field imageId" },
        { """{ "customize": [ { "type": "Shell" } ] }""", "exactly one of scriptUri and inline" },
        { """{ "customize": [ { "type": "Ansible" } ] }""", "Field 'type' has a bad value: 'Ansible'" },
        { """{ "distribute": [] }""", "Missing field distribute" },
        { """{ "buildTimeoutInMinutes": 961 }""", "buildTimeoutInMinutes" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task An_invalid_template_is_refused_at_once(string change, string expected)
    {
        var reply = await _arm.PutAsync(_arm.Template, SimulatedArm.Templates, SomeBodies.Template(_arm.Identity, _arm.Definition, properties =>
        {
            foreach (var (name, value) in (JsonObject)JsonNode.Parse(change)!)
            {
                properties[name] = value!.DeepClone();
            }
        }));

        Assert.Equal("ValidationFailed", reply.Code);
        Assert.Contains(expected, reply.Message, StringComparison.Ordinal);
        Assert.Equal(404, (await _arm.GetAsync(_arm.Template, SimulatedArm.Templates)).Status);
    }

    [Fact]
    public async Task A_template_without_an_identity_is_refused()
    {
        var body = SomeBodies.Template(_arm.Identity, _arm.Definition);
        body.Remove("identity");

        Assert.Contains("Managed identity is required", (await _arm.PutAsync(_arm.Template, SimulatedArm.Templates, body)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_api_version_has_more_properties()
    {
        var body = SomeBodies.Template(_arm.Identity, _arm.Definition, p => p["additionalDataDisks"] = new JsonArray());

        Assert.Equal("ValidationFailed", (await _arm.PutAsync(_arm.Template, "2024-02-01", (JsonObject)body.DeepClone())).Code);
        Assert.Equal(201, (await _arm.PutAsync(_arm.Template, "2025-10-01", body)).Status);
    }

    [Fact]
    public async Task A_template_in_creation_cannot_run_or_be_deleted()
    {
        await _arm.PutAsync(_arm.Template, SimulatedArm.Templates, SomeBodies.Template(_arm.Identity, _arm.Definition));

        Assert.Equal("OperationNotAllowed", (await _arm.PostAsync($"{_arm.Template}/run", SimulatedArm.Templates)).Code);
        Assert.Equal("OperationNotAllowed", (await _arm.DeleteAsync(_arm.Template, SimulatedArm.Templates)).Code);
    }
}
