using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Examples;

/// <summary>Runs the commands of the example with two teams.</summary>
public sealed class TwoTeamsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imageinfra-teams-");

    public TwoTeamsTests()
    {
        var example = Path.Combine(RepositoryRoot.Path, "examples", "two-teams");
        foreach (var file in Directory.EnumerateFiles(example, "*", SearchOption.AllDirectories).Where(f => !f.Contains(".imageinfra", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(example, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_team_builds_on_the_newest_version_of_the_other()
    {
        await RunAsync("validate", "--strict");
        await RunAsync("build", "--stack", "platform", "--local", "--speed", "100000");
        await RunAsync("build", "--stack", "web", "--local", "--speed", "100000");

        var lineage = await RunAsync("lineage", "nginx", "--stack", "web", "--local");

        Assert.Contains("ubuntu-base 1.0.0", lineage, StringComparison.Ordinal);
        Assert.Contains("nginx 1.0.0", lineage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_without_the_tags_of_the_policy_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "infra", "policy.yaml"), "requiredTags: [team, costCenter]\n");

        var result = await CliResult.RunAsync(["validate", "--project", _folder.FullName], default);

        Assert.Equal(ExitCode.InvalidInput, result.ExitCode);
        Assert.Contains("costCenter", result.Output, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var result = await CliResult.RunAsync([.. arguments, "--project", _folder.FullName], default);
        Assert.True(result.ExitCode is ExitCode.Success, result.Output + result.Error);
        return result.Output;
    }
}
