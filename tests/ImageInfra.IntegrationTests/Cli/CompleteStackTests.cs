using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests rarely used features on the local simulator: a trigger, a staging resource group, a shared gallery, autoRun.</summary>
[Collection(PulumiCollection.Name)]
public sealed class CompleteStackTests : IDisposable
{
    private const string Image = "ubuntu-2404-base";
    private const string Trigger = "trigger: { name: newer-ubuntu, kind: SourceImage }";

    private static readonly string s_staging = $"/subscriptions/{new SimulatorOptions().Subscriptions[0]}/resourceGroups/rg-staging";

    private readonly ProjectCopy _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_trigger_and_a_staging_group_follow_their_template()
    {
        _project.Edit(Image, "template:\n", $"{Trigger}\ntemplate:\n  stagingResourceGroup: {s_staging}\n");

        var up = await _project.RunAsync("up", "--local");
        var again = await _project.RunAsync("up", "--local", "--json");
        _project.Edit(Image, "buildTimeoutInMinutes: 120", "buildTimeoutInMinutes: 150");
        var changed = await _project.RunAsync("up", "--local", "--json");

        Assert.Equal(ExitCode.Success, up.ExitCode);
        Assert.Contains("create    trigger", up.Output, StringComparison.Ordinal);
        Assert.True((bool)again.Json["changesNothing"]!);
        Assert.Equal(2, (int)changed.Json["changes"]!["replace"]!);
        await using var azure = await _project.OpenAzureAsync();
        var template = Assert.Single(await TemplatesAsync(azure));
        Assert.Equal(s_staging, (string?)template["properties"]!["exactStagingResourceGroup"]);
        Assert.Equal("Healthy", await TriggerAsync(azure, template, "newer-ubuntu"));
    }

    [Fact]
    public async Task A_renamed_trigger_replaces_the_old_one()
    {
        _project.Edit(Image, "template:\n", $"{Trigger}\ntemplate:\n");
        await _project.RunAsync("up", "--local");
        _project.Edit(Image, Trigger, "trigger: { kind: SourceImage }");

        var up = await _project.RunAsync("up", "--local", "--json");

        Assert.Equal(1, (int)up.Json["changes"]!["replace"]!);
        await using var azure = await _project.OpenAzureAsync();
        Assert.Equal("Healthy", await TriggerAsync(azure, Assert.Single(await TemplatesAsync(azure)), "source-image"));
    }

    [Fact]
    public async Task A_gallery_has_the_sharing_and_soft_delete_of_the_settings()
    {
        _project.EditStack("dev", "config:\n", """
            config:
              imageinfra:gallery:
                description: Images of the platform team
                sharingProfile: { permissions: Groups }
                softDeletePolicy: { isSoftDeleteEnabled: true }
                identity: { type: SystemAssigned }

            """);

        var up = await _project.RunAsync("up", "--local");

        Assert.Equal(ExitCode.Success, up.ExitCode);
        await using var azure = await _project.OpenAzureAsync();
        var galleries = await azure.GetAsync($"{azure.Subscription}/providers/Microsoft.Compute/galleries", SimulatedArm.Galleries);
        var gallery = Assert.Single((JsonArray)galleries.Json["value"]!)!;
        Assert.Equal("Images of the platform team", (string?)gallery["properties"]!["description"]);
        Assert.Equal("Groups", (string?)gallery["properties"]!["sharingProfile"]!["permissions"]);
        Assert.True((bool)gallery["properties"]!["softDeletePolicy"]!["isSoftDeleteEnabled"]!);
        Assert.Equal("SystemAssigned", (string?)gallery["identity"]!["type"]);
    }

    [Fact]
    public async Task A_build_joins_the_automatic_run_of_a_template()
    {
        _project.Edit(Image, "template:\n", "template:\n  autoRun: { state: Enabled }\n");

        // Slow enough that the run is still in progress when the build polls it.
        var build = await CliResult.RunAsync(["build", Image, "--local", "--project", _project.Directory, "--speed", "1000"], default);
        var versions = await _project.RunAsync("versions", Image, "--local", "--json");

        Assert.Contains($"{Image}: joined the run of", build.Output, StringComparison.Ordinal);
        Assert.Single((JsonArray)versions.Json["versions"]!);
    }

    [Fact]
    public async Task Replication_regions_are_the_regions_of_the_version()
    {
        _project.Edit(Image, "      versioning: { scheme: Latest, major: 1 }", "      replicationRegions: [westeurope, northeurope]\n      storageAccountType: Standard_ZRS");

        await _project.RunAsync("build", Image, "--local");

        await using var azure = await _project.OpenAzureAsync();
        var versions = await azure.GetAsync(
            $"{azure.Subscription}/resourceGroups/rg-imageinfra-dev/providers/Microsoft.Compute/galleries/gal_imageinfra_dev/images/{Image}/versions",
            SimulatedArm.Galleries);
        var regions = (JsonArray)Assert.Single((JsonArray)versions.Json["value"]!)!["properties"]!["publishingProfile"]!["targetRegions"]!;
        Assert.Equal(["North Europe Standard_ZRS", "West Europe Standard_ZRS"], regions.Select(r => $"{r!["name"]} {r["storageAccountType"]}").Order());
    }

    private static async Task<IReadOnlyList<JsonNode>> TemplatesAsync(SimulatedArm azure)
    {
        var templates = await azure.GetAsync($"{azure.Subscription}/providers/Microsoft.VirtualMachineImages/imageTemplates", SimulatedArm.Templates);
        return [.. ((JsonArray)templates.Json["value"]!).Where(t => ((string)t!["name"]!).StartsWith(Image, StringComparison.Ordinal)).Select(t => t!)];
    }

    private static async Task<string?> TriggerAsync(SimulatedArm azure, JsonNode template, string name) =>
        (string?)(await azure.GetAsync($"{template["id"]}/triggers/{name}", SimulatedArm.Templates)).Property("status")?["code"];
}
