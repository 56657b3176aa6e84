using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Foundations;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Builds every image of the catalog, and every published template after its import, through the command line.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ImportedImagesTests : IDisposable
{
    private const string Chained = "windows-from-gallery-version";

    private static readonly string s_subscription = new SimulatorOptions().Subscriptions[0];

    private readonly ProjectCopy _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Every_image_of_the_catalog_is_declared_and_built()
    {
        var up = await _project.RunAsync("up", "--local");
        var build = await _project.RunAsync("build", "--local", "--json");

        Assert.True(up.ExitCode is ExitCode.Success, up.Error);
        Assert.True(build.ExitCode is ExitCode.Success, build.Error);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_project.Directory, "infra", "images"), "*.yaml"))
        {
            await AssertVersionAsync(Path.GetFileNameWithoutExtension(file));
        }
    }

    [SampleFact]
    public async Task Every_published_template_is_imported_declared_and_built()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_project.Directory, "infra", "images"), "*.yaml"))
        {
            File.Delete(file);
        }

        string[] names = [.. Directory.EnumerateFiles(SampleTemplates.Folder!, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];
        string[] own = [.. names.Where(IsVersion)];
        await ImportAsync(own, "");
        await UpAndBuildAsync(own);
        await PrepareAsync();
        string[] others = [.. names.Except(own)];
        await ImportAsync(others, await VersionOfAsync("windows-shared-image"));

        // The template does not tell the generation of its source; a note of the import asks for it.
        _project.Edit(Chained, "hyperVGeneration: V2", "hyperVGeneration: V1");
        await UpAndBuildAsync(others);

        Assert.All(names, n => Assert.True(File.Exists(Path.Combine(_project.Directory, "infra", "images", $"{n}.yaml"))));
        foreach (var name in own.Append(Chained))
        {
            await AssertVersionAsync(name);
        }
    }

    // The images that need only the stack, and are published in its gallery.
    private static bool IsVersion(string name) =>
        name != Chained && SampleTemplates.File(name).Text.Contains("\"SharedImage\"", StringComparison.Ordinal);

    private async Task ImportAsync(IEnumerable<string> names, string source)
    {
        var group = $"/subscriptions/{s_subscription}/resourceGroups/rg-images/providers";
        foreach (var name in names)
        {
            var values = new Dictionary<string, string>(SampleTemplates.Values, StringComparer.OrdinalIgnoreCase)
            {
                ["subscriptionID"] = s_subscription,
                ["managedImageResGroupId"] = $"{group}/Microsoft.Compute/images/",
                ["managedImageName"] = name,
                ["imageName"] = name,
                ["sigDefImgVersionId"] = source,
            };
            string[] parameters = [.. values.SelectMany(v => (string[])["--parameters", $"{v.Key}={v.Value}"])];

            var import = await _project.RunAsync(["import", Path.Combine(SampleTemplates.Folder!, $"{name}.json"), "--name", name, .. parameters]);

            Assert.True(import.ExitCode is ExitCode.Success, $"{name}: {import.Output}{import.Error}");
        }
    }

    private async Task UpAndBuildAsync(string[] names)
    {
        var up = await _project.RunAsync("up", "--local");
        Assert.True(up.ExitCode is ExitCode.Success, up.Error);
        var build = await _project.RunAsync(["build", .. names, "--local"]);
        Assert.True(build.ExitCode is ExitCode.Success, build.Output + build.Error);
    }

    private async Task AssertVersionAsync(string image) => Assert.Contains($"/images/{image}/versions/", await VersionOfAsync(image), StringComparison.Ordinal);

    private async Task<string> VersionOfAsync(string image)
    {
        var versions = await _project.RunAsync("versions", image, "--local", "--json");
        Assert.True(versions.ExitCode is ExitCode.Success, versions.Error);
        return versions.Json.ToJsonString().Split('"').First(t => t.Contains("/versions/", StringComparison.Ordinal));
    }

    // Resources that no template of the factory creates: the target of managed images, and a network.
    private async Task PrepareAsync()
    {
        await using var azure = await _project.OpenAzureAsync();
        await PutAsync("resourceGroups/rg-images", "2024-03-01", new() { ["location"] = "westeurope" });
        await PutAsync("resourceGroups/rg-network", "2024-03-01", new() { ["location"] = "westeurope" });
        await PutAsync("resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet", "2024-05-01", SomeBodies.Network("westeurope", "build"));

        async Task PutAsync(string path, string apiVersion, JsonObject body) =>
            Assert.InRange((await azure.PutAsync($"/subscriptions/{s_subscription}/{path}", apiVersion, body)).Status, 200, 201);
    }
}
