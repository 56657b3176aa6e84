using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests the validation errors of Image Builder and their messages.</summary>
public sealed class TemplateRulesTests : SimulatorTest
{
    [Theory]
    [InlineData("source", """{ "type": "PlatformImage", "publisher": "p", "offer": "o", "sku": "s" }""", "Missing field version")]
    [InlineData("source", """{ "type": "Iso" }""", "must be one of PlatformImage")]
    [InlineData("source", """{ "type": "SharedImageVersion", "imageVersionId": "/subscriptions/x" }""", "/versions/x.y.z or /versions/latest")]
    [InlineData("source", """{ "type": "PlatformImage", "publisher": "p", "offer": "o", "sku": "s", "version": "latest", "planInfo": { "planName": "n" } }""", "Missing field planProduct")]
    [InlineData("customize", """[ { "type": "Shell" } ]""", "exactly one of scriptUri and inline")]
    [InlineData("customize", """[ { "type": "Shell", "scriptUri": "https://a", "inline": [ "b" ] } ]""", "exactly one of scriptUri and inline")]
    [InlineData("customize", """[ { "type": "Shell", "scriptUri": "not a uri" } ]""", "absolute URI")]
    [InlineData("customize", """[ { "type": "Shell", "inline": [ 5 ] } ]""", "cannot unmarshal number")]
    [InlineData("customize", """[ { "type": "PowerShell", "inline": [ "a" ], "runAsSystem": true } ]""", "runElevated")]
    [InlineData("customize", """[ { "type": "File", "sourceUri": "https://a" } ]""", "Missing field destination")]
    [InlineData("customize", """[ { "type": "Shell", "scriptUri": "https://a", "sha256Checksum": "ABC" } ]""", "64 lower-case")]
    [InlineData("customize", """{ }""", "cannot unmarshal object")]
    [InlineData("validate", """{ "inVMValidations": [ { "type": "WindowsRestart" } ] }""", "must be one of Shell, PowerShell, File")]
    [InlineData("distribute", """[ ]""", "Missing field distribute")]
    [InlineData("distribute", """[ { "type": "VHD", "runOutputName": "a b" } ]""", "bad value: 'a b'")]
    [InlineData("distribute", """[ { "type": "VHD", "runOutputName": "a" }, { "type": "VHD", "runOutputName": "A" } ]""", "be unique")]
    [InlineData("distribute", """[ { "type": "SharedImage", "runOutputName": "a", "galleryImageId": "x" } ]""", "id of an image definition")]
    [InlineData("buildTimeoutInMinutes", "961", "must be 0 to 960")]
    [InlineData("buildTimeoutInMinutes", "\"60\"", "int32")]
    [InlineData("vmProfile", """{ "osDiskSizeGB": -1 }""", "must not be negative")]
    [InlineData("vmProfile", """{ "vnetConfig": { "containerInstanceSubnetId": "a" } }""", "requires 'subnetId'")]
    [InlineData("vmProfile", """{ "vnetConfig": { "subnetId": "b", "containerInstanceSubnetId": "a", "proxyVmSize": "S" } }""", "proxyVmSize")]
    [InlineData("errorHandling", """{ "onCustomizerError": "ignore" }""", "cleanup, abort")]
    [InlineData("optimize", """{ "vmBoot": { "state": "On" } }""", "Enabled, Disabled")]
    [InlineData("autoRun", """{ "state": "yes" }""", "Enabled, Disabled")]
    [InlineData("stagingResourceGroup", "\"mine\"", "id of a resource group")]
    [InlineData("vmboot", "{}", "unknown field \"vmboot\"")]
    [InlineData("additionalDataDisks", "[]", "unknown field \"additionalDataDisks\"")]
    public async Task A_wrong_property_is_named(string property, string value, string words)
    {
        var reply = await Arm.PutAsync(Arm.Template, Templates, SomeBodies.Template(Arm.Identity, Arm.Definition, p => p[property] = JsonNode.Parse(value)));

        Assert.Equal((400, "ValidationFailed"), (reply.Status, reply.Code));
        Assert.Contains(words, reply.Message, StringComparison.Ordinal);
        Assert.Equal(404, (await Arm.GetAsync(Arm.Template, Templates)).Status);
    }

    [Fact]
    public async Task An_older_api_version_ignores_unknown_properties() =>
        Assert.Equal(201, (await Arm.PutAsync(Arm.Template, "2022-07-01", SomeBodies.Template(Arm.Identity, Arm.Definition, p => p["vmboot"] = new JsonObject()))).Status);

    [Fact]
    public async Task A_template_with_auto_run_runs_after_its_creation()
    {
        await Arm.SubmitAsync(p => p["autoRun"] = Json("""{ "state": "Enabled" }"""));

        Assert.Equal("Running", (string?)(await Arm.GetAsync(Arm.Template, Templates)).Property("lastRunStatus")!["runState"]);
    }

    [Fact]
    public async Task A_template_that_only_validates_its_source_publishes_nothing()
    {
        await Arm.SubmitAsync(p => p["validate"] = Json("""{ "sourceValidationOnly": true, "inVMValidations": [ { "type": "Shell", "inline": [ "true" ] } ] }"""));
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(2));

        Assert.Equal("Succeeded", (string?)(await Arm.GetAsync(Arm.Template, Templates)).Property("lastRunStatus")!["runState"]);
        Assert.Empty(Names(await Arm.GetAsync($"{Arm.Definition}/versions", Galleries)));
    }
}
