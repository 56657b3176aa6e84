using System.Diagnostics;
using System.Formats.Tar;
using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Packages;

/// <summary>Builds the container images with the .NET SDK, on a base image of a local registry.</summary>
public sealed class ContainerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imageinfra-container-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("", "imageinfra", "")]
    [InlineData("simulator", "imageinfra-simulator", "sim start --listen 0.0.0.0 --data /data")]
    public async Task An_image_runs_the_program_as_an_unprivileged_user(string of, string repository, string arguments)
    {
        await using var registry = await BaseImageRegistry.StartAsync();
        var archive = Path.Combine(_folder.FullName, "image.tar");
        var start = new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(RepositoryRoot.Path, "src", "ImageInfra.Cli"), "-t:PublishContainer", "--no-build", "--nologo", "-v", "q",
            "-c", new DirectoryInfo(AppContext.BaseDirectory).Name, "-p:PublishReadyToRun=false", $"-p:ContainerBaseImage={registry.Image}", $"-p:ContainerArchiveOutputPath={archive}", $"-p:ContainerOf={of}",
            $"-p:PublishDir={_folder.FullName}/publish/",
        ])
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);

        var files = await ReadAsync(archive);
        var index = files["index.json"];
        var image = files.Values.Single(f => f["config"] is JsonObject config && config["Entrypoint"] is not null)["config"]!;

        Assert.Contains($"/{repository}:0.1.0", index.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("1654", image["User"]!.ToString());
        Assert.Equal(arguments, string.Join(' ', (image["Cmd"] as JsonArray ?? []).Select(a => a!.ToString())));
        Assert.Contains("HOME=/tmp", image["Env"]!.AsArray().Select(e => e!.ToString()));
        Assert.Contains("imageinfra", image["Entrypoint"]!.AsArray()[^1]!.ToString(), StringComparison.Ordinal);
    }

    // The JSON files of an archive, by path.
    private static async Task<Dictionary<string, JsonNode>> ReadAsync(string archive)
    {
        var files = new Dictionary<string, JsonNode>();
        await using var tar = new TarReader(File.OpenRead(archive));
        while (await tar.GetNextEntryAsync(copyData: true) is { } entry)
        {
            if (entry is { DataStream: { } data, Length: > 0 } && data.ReadByte() == '{')
            {
                data.Position = 0;
                files[entry.Name] = (await JsonNode.ParseAsync(data))!;
            }
        }

        return files;
    }
}
