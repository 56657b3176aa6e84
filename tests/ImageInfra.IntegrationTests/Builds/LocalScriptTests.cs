using System.Net;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Stacks;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Description;
using ImageInfra.Project.Files;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests images with scripts of the project, from the file to the version.</summary>
[Collection(PulumiCollection.Name)]
public sealed class LocalScriptTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-scripts-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task An_image_builds_with_a_script_and_a_second_update_changes_nothing()
    {
        await using var factory = await SimulatedFactory.StartAsync(Project("echo one\n"));

        var report = await factory.BuildAsync();
        await using var process = factory.Begin();
        var again = await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>([]), default);

        Assert.All(report.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, r.Message));
        Assert.True(again.ChangesNothing);
        Assert.Equal("echo one\n", await ReadAsync(factory, BlobOf("echo one\n")));
    }

    [Fact]
    public async Task A_changed_script_makes_a_new_template_and_deletes_the_old_blob()
    {
        await using var factory = await SimulatedFactory.StartAsync(Project("echo one\n"));
        await factory.BuildAsync();
        Change(factory, "echo two\n");

        var report = await factory.BuildAsync();

        Assert.All(report.Images, r => Assert.True(r.Outcome is BuildOutcome.Succeeded, r.Message));
        Assert.Equal(2, factory.Runs);
        Assert.Equal("echo two\n", await ReadAsync(factory, BlobOf("echo two\n")));
        Assert.Null(await ReadAsync(factory, BlobOf("echo one\n")));
        // The last read of the account belongs to the deletion of the blob.
        var requests = factory.Requests.ToList();
        Assert.InRange(
            requests.FindLastIndex(r => r.StartsWith("GET ", StringComparison.Ordinal) && r.Contains("/storageAccounts/stscripts ", StringComparison.Ordinal)),
            requests.FindIndex(r => r.StartsWith("DELETE ", StringComparison.Ordinal) && r.Contains("/imageTemplates/", StringComparison.Ordinal)) + 1,
            int.MaxValue);
    }

    [Fact]
    public async Task Without_the_right_to_read_a_script_the_template_fails()
    {
        await using var factory = await SimulatedFactory.StartAsync(Project("echo one\n"));
        await factory.BuildAsync();
        var assignment = factory.Requests.Single(r => r.StartsWith("PUT ", StringComparison.Ordinal) && r.Contains("/containers/scripts/providers/Microsoft.Authorization/roleAssignments/", StringComparison.Ordinal)).Split(' ')[1];
        using var client = Client(factory);
        using var gone = await client.DeleteAsync($"{assignment}?api-version=2022-04-01");
        Assert.True(gone.IsSuccessStatusCode);
        Change(factory, "echo two\n");

        var refused = await Assert.ThrowsAsync<DriverException>(() => factory.BuildAsync());

        Assert.Contains($"Not authorized to access the resource: https://stscripts.blob.core.windows.net/scripts/{BlobOf("echo two\n")}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_the_account_is_deleted()
    {
        await using var factory = await SimulatedFactory.StartAsync(Project("echo one\n"));
        await using var process = factory.Begin();
        await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>([]), default);
        factory.Project.Add([Image("inline: [echo inline]")]);

        await process.Updates.UpAsync(false, new CollectingProgress<StackEvent>([]), default);

        Assert.Single(factory.Requests, r => r.StartsWith("DELETE ", StringComparison.Ordinal) && r.Contains("/storageAccounts/stscripts ", StringComparison.Ordinal));
        Assert.Null(await ReadAsync(factory, BlobOf("echo one\n")));
    }

    private static string BlobOf(string text) => $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}/setup.sh";

    private static CatalogFile Image(string step = "script: scripts/setup.sh") => new("infra/images/web.yaml", $$"""
        name: web
        definition:
          osType: Linux
          identifier: { publisher: imageinfra, offer: dev, sku: web }
        template:
          source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }
          customize:
            - { type: Shell, name: setup, {{step}} }
          distribute:
            - { type: SharedImage, versioning: { scheme: Latest, major: 1 } }
        """);

    private static HttpClient Client(SimulatedFactory factory)
    {
        var client = new HttpClient { BaseAddress = factory.Host.Endpoint };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "test");
        return client;
    }

    private static async Task<string?> ReadAsync(SimulatedFactory factory, string blob)
    {
        using var client = Client(factory);
        using var response = await client.GetAsync(new Uri($"/stscripts/scripts/{blob}", UriKind.Relative));
        return response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadAsStringAsync() : null;
    }

    private CatalogProject Project(string script)
    {
        Write(script);
        var project = new CatalogProject("dev", ["westeurope"], Array.Empty<CatalogFile>());
        project.Settings = project.Settings with { ScriptsAccountName = "stscripts" };
        project.Local = new ProjectFiles(_directory.FullName);
        project.Add([Image()]);
        return project;
    }

    // A new process reads the file again.
    private void Change(SimulatedFactory factory, string text)
    {
        Write(text);
        factory.Project.Local = new ProjectFiles(_directory.FullName);
        factory.Project.Add([Image()]);
    }

    private void Write(string text)
    {
        var scripts = _directory.CreateSubdirectory("infra/images/scripts");
        File.WriteAllText(Path.Combine(scripts.FullName, "setup.sh"), text);
    }
}
