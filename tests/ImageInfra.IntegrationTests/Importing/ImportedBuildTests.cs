using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Runs;
using ImageInfra.Import.Conversion;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Description;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.IntegrationTests.Importing;

/// <summary>Tests that published image templates can be built after their import.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ImportedBuildTests
{
    private const string Chained = "windows-from-gallery-version";

    [SampleFact]
    public async Task Every_published_template_is_imported_deployed_and_built()
    {
        var names = Directory.EnumerateFiles(SampleTemplates.Folder!, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal).ToList();
        var project = new CatalogProject("dev", ["westeurope"], Array.Empty<CatalogFile>());
        await using var factory = await SimulatedFactory.StartAsync(project);
        project.Add(names.Where(IsVersion).Select(n => Import(n, factory)));

        var versions = await factory.BuildAsync();
        await PrepareAsync(factory);
        var source = versions.Images.Single(r => r.Image == "windows-shared-image").VersionId!;
        project.Add(names.Where(n => !IsVersion(n)).Select(n => Import(n, factory, source)));
        var report = await factory.BuildAsync();

        Assert.Equal(names, report.Images.Select(r => r.Image).Order(StringComparer.Ordinal));
        Assert.All(report.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, $"{r.Image}: {r.Message}"));
        Assert.All(report.Images, r => Assert.Contains(
            IsVersion(r.Image) || r.Image == Chained ? $"/images/{r.Image}/versions/1.0." : $"/Microsoft.Compute/images/{r.Image}",
            r.VersionId,
            StringComparison.Ordinal));
    }

    // The templates that need only the stack.
    private static bool IsVersion(string name) =>
        name != Chained && SampleTemplates.File(name).Text.Contains("\"SharedImage\"", StringComparison.Ordinal);

    private static CatalogFile Import(string name, SimulatedFactory factory, string source = "")
    {
        var group = $"/subscriptions/{factory.Host.SubscriptionId}/resourceGroups/rg-images/providers";
        var values = new Dictionary<string, string>(SampleTemplates.Values, StringComparer.OrdinalIgnoreCase)
        {
            ["subscriptionID"] = factory.Host.SubscriptionId,
            ["managedImageResGroupId"] = $"{group}/Microsoft.Compute/images/",
            ["managedImageName"] = name,
            ["imageName"] = name,
            ["sigDefImgVersionId"] = source,
        };

        var result = TemplateImporter.Import([SampleTemplates.File(name)], new() { Name = name, Values = values });
        Assert.True(result.IsComplete, string.Join('\n', result.Images.SelectMany(i => i.Notes)));

        // The template does not tell the generation of its source; a note of the import asks for it.
        var yaml = result.Images[0].Yaml;
        return new($"infra/images/{name}.yaml", name == Chained ? yaml.Replace("hyperVGeneration: V2", "hyperVGeneration: V1", StringComparison.Ordinal) : yaml);
    }

    // Resources that no template of the factory creates: the target of managed images, and a network. The stack assigns the roles.
    private static async Task PrepareAsync(SimulatedFactory factory)
    {
        using var client = new HttpClient { BaseAddress = factory.Host.Endpoint };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "test");
        var subscription = $"/subscriptions/{factory.Host.SubscriptionId}";
        await PutAsync($"{subscription}/resourceGroups/rg-images", "2024-03-01", new() { ["location"] = "westeurope" });
        await PutAsync($"{subscription}/resourceGroups/rg-network", "2024-03-01", new() { ["location"] = "westeurope" });
        await PutAsync($"{subscription}/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet", "2024-05-01", SomeBodies.Network("westeurope", "build"));

        async Task PutAsync(string path, string apiVersion, JsonObject body)
        {
            var response = await client.PutAsJsonAsync($"{path}?api-version={apiVersion}", body);
            Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}
