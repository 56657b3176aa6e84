using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

[Collection(PulumiCollection.Name)]
public sealed class RehearseTests : IDisposable
{
    private readonly ProjectCopy _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_tour_builds_every_image_and_does_not_change_the_project(string stack)
    {
        var before = Directory.EnumerateFiles(_project.Directory, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);

        var tour = await _project.RunAsync("rehearse", "--stack", stack, "--json");

        Assert.Equal((ExitCode.Success, ""), (tour.ExitCode, tour.ExitCode is ExitCode.Success ? "" : tour.Error));
        Assert.Equal(
            ["ubuntu-2404-base 1.0.0", "ubuntu-2404-docker 1.0.0", "ubuntu-2404-docker 1.0.1", "windows-11-avd 1.0.0", "windows-server-2025 1.0.0"],
            ((JsonArray)tour.Json["versions"]!).Select(v => $"{v!["image"]} {v["version"]}").Order(StringComparer.Ordinal));
        Assert.Equal(before, Directory.EnumerateFiles(_project.Directory, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText));
    }

    [Fact]
    public async Task An_invalid_catalog_stops_the_tour_before_it_begins()
    {
        _project.Edit("windows-11-avd", "osType: Windows", "osType: Windos");

        var tour = await _project.RunAsync("rehearse");

        Assert.Equal(ExitCode.InvalidInput, tour.ExitCode);
        Assert.StartsWith("Rehearsal of stack dev on a simulated Azure", Assert.Single(tour.Output.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
