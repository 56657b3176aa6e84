using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

[Collection(PulumiCollection.Name)]
public sealed class OutputsTests : IDisposable
{
    private readonly SmallProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Outputs_have_the_versions_of_the_channels()
    {
        foreach (var command in (string[])["build web", "channel set web stable", "up"])
        {
            Assert.Equal(ExitCode.Success, (await _project.RunAsync(command.Split(' '))).ExitCode);
        }

        var text = await _project.RunAsync("outputs");
        var version = (string?)(await _project.RunAsync("outputs", "--json")).Json["channels"]!["web"]!["stable"];

        Assert.EndsWith("/galleries/gal_imageinfra_dev/images/web/versions/1.0.0", version, StringComparison.Ordinal);
        Assert.Contains($"channels of web\n  stable            {version}\n", text.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
