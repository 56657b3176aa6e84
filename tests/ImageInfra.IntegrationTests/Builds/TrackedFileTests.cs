using System.Diagnostics;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests ignored and untracked files of images with a real git.</summary>
public sealed class TrackedFileTests : IDisposable
{
    private readonly SmallProject _project = new();

    public TrackedFileTests()
    {
        Write("infra/images/files/app.conf", "a=1\n");
        _project.WriteImage("web", more: "");
        var path = Path.Combine(_project.Directory, "infra", "images", "web.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("customize: [ ", "customize: [ { type: File, name: conf, source: files/app.conf, destination: /tmp/app.conf }, ", StringComparison.Ordinal));
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Without_a_repository_every_file_is_taken()
    {
        _project.WriteStack("requireTrackedFiles: false");

        Assert.Equal(ExitCode.Success, (await _project.RunAsync("up")).ExitCode);
    }

    [Fact]
    public async Task A_file_that_git_ignores_is_refused_with_its_line_and_may_be_allowed()
    {
        Write(".gitignore", "*.conf\n.imageinfra/\n");
        Git("init", "-q");

        var up = await _project.RunAsync("up");

        Assert.Equal(ExitCode.InvalidInput, up.ExitCode);
        Assert.Matches(@"infra/images/web\.yaml:5: template\.customize\[0\]\.source: 'infra/images/files/app\.conf' is ignored by git", up.Error);
        File.AppendAllText(Path.Combine(_project.Directory, "infra", "images", "web.yaml"), "\nallow: [ { finding: ignored-file, in: infra/images/files/app.conf, reason: made by the pipeline } ]\n");
        Assert.Equal(ExitCode.Success, (await _project.RunAsync("up")).ExitCode);
    }

    [Fact]
    public async Task An_ignored_file_that_is_tracked_is_taken()
    {
        Write(".gitignore", "*.conf\n");
        Git("init", "-q");
        Git("add", "--force", "infra/images/files/app.conf");

        Assert.Equal(ExitCode.Success, (await _project.RunAsync("up")).ExitCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_setting_refuses_files_that_git_does_not_track(bool isTracked)
    {
        _project.WriteStack("requireTrackedFiles: true");
        Git("init", "-q");
        if (isTracked)
        {
            Git("add", "infra/images/files/app.conf");
        }

        var up = await _project.RunAsync("up");

        Assert.Equal(isTracked ? ExitCode.Success : ExitCode.InvalidInput, up.ExitCode);
        Assert.Equal(!isTracked, up.Error.Contains("is not tracked by git, and imageinfra:requireTrackedFiles is on; add it with 'git add infra/images/files/app.conf'", StringComparison.Ordinal));
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_project.Directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private void Git(params string[] args)
    {
        using var git = Process.Start(new ProcessStartInfo("git", args) { WorkingDirectory = _project.Directory })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
