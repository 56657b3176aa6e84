using System.Diagnostics;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Lifecycle.Promotions;
using ImageInfra.Driver.PullRequests;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;
using Moq;

namespace ImageInfra.IntegrationTests.Pipelines;

/// <summary>Pushes promotions to a local bare repository.</summary>
public sealed class PromotionRequestTests : IDisposable
{
    private const string Branch = "imageinfra/promote-web-1.0.0-to-prod";
    private const string Before = "config:\n  imageinfra:location: westeurope\n";
    private const string After = Before + "  imageinfra:promotions: {}\n";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-promotion-");
    private readonly Mock<IPullRequestHost> _host = new(MockBehavior.Strict);
    private readonly string _file;

    public PromotionRequestTests()
    {
        Git("init", "--quiet", "--bare", "origin.git");
        Git("clone", "--quiet", "origin.git", "clone");
        var project = _directory.CreateSubdirectory("clone/projects/images");
        _file = Path.Combine(project.FullName, "Pulumi.prod.yaml");
        File.WriteAllText(_file, Before);
        InClone("config", "user.name", "Ada");
        InClone("config", "user.email", "ada@example.com");
        InClone("add", ".");
        InClone("commit", "--quiet", "--message", "Add a stack");
        InClone("push", "--quiet", "origin", "HEAD");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_promotion_is_one_commit_on_a_branch_and_leaves_the_working_tree()
    {
        Expect();
        File.WriteAllText(Path.Combine(_directory.FullName, "clone", "other.txt"), "uncommitted");

        var url = await OpenAsync();

        Assert.Equal("https://example.com/13", url.ToString());
        Assert.Equal(After, Git("--git-dir", "origin.git", "show", $"{Branch}:projects/images/Pulumi.prod.yaml"));
        Assert.Equal("Promote web 1.0.0 from dev to prod\nAdd a stack\n", Git("--git-dir", "origin.git", "log", "--format=%s", Branch));
        Assert.Equal("projects/images/Pulumi.prod.yaml\n", Git("--git-dir", "origin.git", "diff", "--name-only", $"{Branch}~", Branch));
        Assert.Equal(Before, File.ReadAllText(_file));
        Assert.Equal("?? other.txt\n", InClone("status", "--porcelain"));
    }

    [Fact]
    public async Task A_repeated_promotion_replaces_the_branch()
    {
        Expect();

        await OpenAsync();
        await OpenAsync();

        Assert.Equal("2\n", Git("--git-dir", "origin.git", "rev-list", "--count", Branch));
    }

    [Fact]
    public async Task A_promotion_without_a_change_is_refused() =>
        Assert.Equal(
            "web 1.0.0 is promoted to prod already; there is nothing to propose",
            (await Assert.ThrowsAsync<DriverException>(() => OpenAsync(Before))).Message);

    [Fact]
    public async Task If_the_push_fails_the_file_is_restored()
    {
        InClone("remote", "set-url", "origin", "../nowhere.git");

        var error = await Assert.ThrowsAsync<DriverException>(() => OpenAsync());

        Assert.StartsWith("git push: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(Before, File.ReadAllText(_file));
    }

    private void Expect() => _host
        .Setup(h => h.OpenAsync(It.Is<PullRequestDraft>(d => d.Branch == Branch && d.Title == "Promote web 1.0.0 from dev to prod" && d.Description.Contains("- replicated\n")), default))
        .ReturnsAsync(new Uri("https://example.com/13"));

    private Task<Uri> OpenAsync(string after = After)
    {
        File.WriteAllText(_file, after);
        var change = new SettingsChange(_file, Before, after);
        return new PromotionRequest(_host.Object).OpenAsync(new("web", ImageVersion.Parse("1.0.0"), [new("replicated", null)], change, 0), change, "dev", "prod", default);
    }

    private string InClone(params string[] arguments) => Git(["-C", "clone", .. arguments]);

    private string Git(params string[] arguments)
    {
        string[] identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "init.defaultBranch=main"];
        using var git = Process.Start(new ProcessStartInfo("git", [.. identity, .. arguments]) { WorkingDirectory = _directory.FullName, RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {git.ExitCode}");
    }
}
