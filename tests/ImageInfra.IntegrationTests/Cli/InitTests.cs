using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests that <c>imageinfra init</c> makes a project in which the other commands work.</summary>
[Collection(PulumiCollection.Name)]
public sealed class InitTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imageinfra-init-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("--defaults")]
    [InlineData("--defaults --policy --ci github")]
    [InlineData("--defaults --program")]
    [InlineData("--name contoso.Images_1 --location swedencentral --from windows-server --ci azure-devops --policy")]
    [InlineData("--name x --location usgovvirginia --from windows-11-avd --image desktop")]
    public async Task A_new_project_is_valid_and_builds(string options)
    {
        var init = await RunAsync([.. "init --json".Split(' '), .. options.Split(' ')]);

        Assert.True(init.ExitCode is ExitCode.Success, init.Error);
        Assert.All(init.Json["files"]!.AsArray(), f => Assert.True(File.Exists(Path.Combine(_folder.FullName, (string)f!))));
        var image = (string)init.Json["image"]!;
        foreach (var command in (string[])["validate --strict", "up --local --speed 100000", $"build {image} --local --speed 100000", "versions --local --speed 100000", "rehearse --speed 100000"])
        {
            var result = await RunAsync(command.Split(' '));
            Assert.True(result.ExitCode is ExitCode.Success, $"{command}: {result.Output} {result.Error}");
        }
    }

    [Fact]
    public async Task No_file_is_overwritten_and_gitignore_is_completed()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, ".gitignore"), "bin/");
        var image = Path.Combine(_folder.FullName, "infra", "images", "ubuntu-2404.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(image)!);
        File.WriteAllText(image, "mine");

        var refused = await RunAsync("init", "--defaults");

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("infra/images/ubuntu-2404.yaml already exists; nothing was written", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(image));
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "Pulumi.yaml")));

        Assert.Equal(ExitCode.Success, (await RunAsync("init", "--defaults", "--image", "other")).ExitCode);
        Assert.Equal("bin/\n.imageinfra/\n", File.ReadAllText(Path.Combine(_folder.FullName, ".gitignore")));
        Assert.Equal("mine", File.ReadAllText(image));
    }

    [Theory]
    [InlineData("init", "missing --name, --location, --from, and there is no terminal to ask for values; pass them, or --defaults")]
    [InlineData("init --defaults --location westeurop", "did you mean 'westeurope'?")]
    [InlineData("init --defaults --name a/b", "is not the name of a project")]
    [InlineData("init --defaults --name a-", "")]
    [InlineData("init --defaults --name aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "makes invalid names of resources")]
    [InlineData("init --defaults --image a/b", "--image")]
    [InlineData("init --defaults --from debian", "debian")]
    public async Task An_invalid_value_is_refused_before_any_write(string command, string expected)
    {
        var result = await RunAsync(command.Split(' '));

        if (expected.Length > 0)
        {
            Assert.Equal(ExitCode.InvalidInput, result.ExitCode);
            Assert.Contains(expected, result.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
            Assert.Empty(_folder.EnumerateFileSystemInfos());
        }
        else
        {
            Assert.Equal(ExitCode.Success, (await RunAsync("validate")).ExitCode);
        }
    }

    [Fact]
    public async Task A_project_above_the_root_of_a_repository_is_not_used()
    {
        await RunAsync("init", "--defaults");
        var repository = _folder.CreateSubdirectory("repository");
        repository.CreateSubdirectory(".git");
        var inside = repository.CreateSubdirectory("src");

        var result = await CliResult.RunAsync(["images", "--project", inside.FullName], default);

        Assert.Equal(ExitCode.InvalidInput, result.ExitCode);
        Assert.Contains("create one with 'imageinfra init", result.Error, StringComparison.Ordinal);
    }

    private Task<CliResult> RunAsync(params string[] args) => CliResult.RunAsync([.. args, "--project", _folder.FullName], default);
}
