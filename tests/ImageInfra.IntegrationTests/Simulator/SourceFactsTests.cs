using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Refusals that follow from what is known of marketplace images and VM sizes.</summary>
public sealed class SourceFactsTests : SimulatorTest
{
    private const string Nvme = """[ { "name": "DiskControllerTypes", "value": "SCSI, NVMe" } ]""";

    [Theory]
    [InlineData("Canonical:0001-com-ubuntu-server-jammy:22_04-lts", "has a different Hyper-V Generation: V2, than source image: V1.")]
    [InlineData("RedHat:RHEL:8-lvm", "than source image: V1.")]
    [InlineData("canonical:ubuntu-24_04-lts:server-gen1", "than source image: V1.")]
    [InlineData("canonical:ubuntu-24_04-lts:servr", "The platform image 'canonical:ubuntu-24_04-lts:servr:latest' is not available.")]
    [InlineData("center-for-internet-security-inc:hardened:l1", "Purchase Plan was not provided for image: location: westeurope, publisherName: center-for-internet-security-inc")]
    public async Task A_source_that_azure_refuses_fails_the_submission(string source, string message)
    {
        await DefineAsync("V2");

        await Arm.SubmitAsync(p => p["source"] = Source(source));

        var template = await Arm.GetAsync(Arm.Template, Templates);
        Assert.Equal("Failed", (string?)template.Property("provisioningState"));
        Assert.Contains(message, (string?)template.Property("provisioningError")!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_of_another_architecture_fails_the_submission()
    {
        await DefineAsync("V2");

        await Arm.SubmitAsync(p => p["source"] = Source("canonical:ubuntu-24_04-lts:server-arm64"));

        var template = await Arm.GetAsync(Arm.Template, Templates);
        Assert.Contains("has a different architecture ['Arm64'] than the parent gallery image architecture ['x64']", (string?)template.Property("provisioningError")!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TrustedLaunch")]
    [InlineData("ConfidentialVM")]
    public async Task A_definition_for_one_security_type_only_fails_the_submission(string type)
    {
        await DefineAsync("V2", $$"""[ { "name": "SecurityType", "value": "{{type}}" } ]""");

        await Arm.SubmitAsync(p => p["source"] = Source("canonical:ubuntu-24_04-lts:server"));

        var template = await Arm.GetAsync(Arm.Template, Templates);
        Assert.Contains($"with '{type}' security type", (string?)template.Property("provisioningError")!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("canonical:ubuntu-24_04-lts:server")]
    [InlineData("canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2")]
    [InlineData("contoso:any:any")]
    [InlineData("microsoft-dsvm:ubuntu-2004:2004")]
    public async Task A_source_of_which_nothing_wrong_is_known_is_accepted(string source)
    {
        await DefineAsync("V2");

        await Arm.SubmitAsync(p => p["source"] = Source(source));

        Assert.Equal("Succeeded", (string?)(await Arm.GetAsync(Arm.Template, Templates)).Property("provisioningState"));
    }

    [Theory]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2016-datacenter-gensecond", "Standard_D8s_v6", "The VM size 'Standard_D8s_v6' cannot boot with OS image or disk.")]
    [InlineData("canonical:ubuntu-24_04-lts:server", "Standard_D2_v3", "cannot boot Hypervisor Generation '2'")]
    [InlineData("canonical:ubuntu-24_04-lts:server", "Standard_D2pds_v5", "only supports a CPU Architecture of 'Arm64'")]
    public async Task A_build_vm_that_cannot_boot_its_source_fails_the_run(string source, string size, string message)
    {
        await DefineAsync("V2");

        Assert.Contains(message, await RunAsync(Source(source), size), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "The VM size 'Standard_D8s_v6' cannot boot with OS image or disk.")]
    [InlineData(Nvme, "")]
    public async Task A_build_vm_with_nvme_boots_only_a_base_with_nvme(string? features, string message)
    {
        await DefineAsync("V2", features);
        Assert.Equal("", await RunAsync(Source("canonical:ubuntu-24_04-lts:server"), "Standard_D2ds_v5"));

        var child = new JsonObject { ["type"] = "SharedImageVersion", ["imageVersionId"] = $"{Arm.Definition}/versions/1.0.0" };
        await Arm.DeleteAsync(Arm.Template, Templates);
        Arm.Pass(TimeSpan.FromMinutes(5));

        Assert.StartsWith(message, await RunAsync(child, "Standard_D8s_v6"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_of_generation_1_has_no_nvme()
    {
        var body = SomeBodies.Definition();
        body["properties"]!["hyperVGeneration"] = "V1";
        body["properties"]!["identifier"]!["sku"] = "other";
        body["properties"]!["features"] = JsonNode.Parse(Nvme);

        var reply = await Arm.PutAsync($"{Arm.Definition}-other", Galleries, body);

        Assert.Equal(400, reply.Status);
        Assert.Contains("requires hyperVGeneration V2", reply.Message, StringComparison.Ordinal);
    }

    private async Task DefineAsync(string generation, string? features = null)
    {
        await Arm.DeleteAsync(Arm.Definition, Galleries);
        Arm.Pass(TimeSpan.FromMinutes(5));
        var body = SomeBodies.Definition();
        body["properties"]!["hyperVGeneration"] = generation;
        body["properties"]!["features"] = features is null ? null : JsonNode.Parse(features);
        await MakeAsync(Arm.Definition, Galleries, body);
    }

    private async Task<string> RunAsync(JsonObject source, string size)
    {
        await Arm.SubmitAsync(p =>
        {
            p["source"] = source;
            p["vmProfile"] = new JsonObject { ["vmSize"] = size };
        });
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(2));
        return (string)(await Arm.GetAsync(Arm.Template, Templates)).Property("lastRunStatus")!["message"]!;
    }

    private static JsonObject Source(string image)
    {
        var parts = image.Split(':');
        return new() { ["type"] = "PlatformImage", ["publisher"] = parts[0], ["offer"] = parts[1], ["sku"] = parts[2], ["version"] = "latest" };
    }
}
