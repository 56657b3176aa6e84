using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Pipelines;

/// <summary>Runs the entry points of the GitHub action and the Azure DevOps task, with the variables of their runners, on a simulated Azure.</summary>
public sealed class EntryPointTests : IAsyncLifetime, IDisposable
{
    private const string Local = "--local --speed 100000";

    private static readonly string s_pipelines = Path.Combine(RepositoryRoot.Path, "eng", "pipelines");

    private readonly SmallProject _project = new();
    private readonly DirectoryInfo _agent = Directory.CreateTempSubdirectory("imageinfra-agent-");
    private LoopbackReceiver _server = null!;

    private string Outputs => Path.Combine(_agent.FullName, "outputs");

    public async Task InitializeAsync()
    {
        _server = await LoopbackReceiver.StartAsync();
        await File.WriteAllTextAsync(Outputs, "");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _project.Dispose();
        _agent.Delete(recursive: true);
    }

    [ShellFact]
    public async Task The_action_builds_an_image_and_sets_its_outputs()
    {
        var (exitCode, output) = await ActionAsync("build", $"web {Local}");

        Assert.True(exitCode == 0, output);
        Assert.Contains(",title=web was built::version 1.0.0", output, StringComparison.Ordinal);
        Assert.Contains("version-id=/subscriptions/", await File.ReadAllTextAsync(Outputs), StringComparison.Ordinal);
        Assert.Contains("| web | ✅ succeeded | 1.0.0 |", await File.ReadAllTextAsync(Path.Combine(_agent.FullName, "summary")), StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task The_action_annotates_invalid_images_and_writes_SARIF()
    {
        _project.Write("infra/images/web.yaml", "name: web\n");

        var (exitCode, output) = await ActionAsync("validate", "");

        Assert.Equal(2, exitCode);
        Assert.Contains("::error file=infra/images/web.yaml,line=1,", output, StringComparison.Ordinal);
        var sarif = (await File.ReadAllLinesAsync(Outputs)).Single(l => l.StartsWith("sarif=", StringComparison.Ordinal))["sarif=".Length..];
        Assert.Equal("2.1.0", JsonNode.Parse(await File.ReadAllTextAsync(sarif))!["version"]!.ToString());
        File.Delete(sarif);
    }

    [ShellFact]
    public async Task The_action_comments_a_preview_on_the_pull_request()
    {
        var (exitCode, output) = await ActionAsync("preview", Local);

        Assert.True(exitCode == 0, output);
        var comment = _server.Requests.Single(r => r.Method == "POST");
        Assert.Equal("/repos/contoso/images/issues/12/comments", comment.Path);
        Assert.Equal("Bearer the-token", comment.Headers["Authorization"]);
        var text = JsonNode.Parse(comment.Body)!["body"]!.ToString();
        Assert.StartsWith("<!-- imageinfra preview dev -->\n### Preview of stack dev: ", text, StringComparison.Ordinal);
        Assert.Contains("| create | gallery |", text, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task The_action_refuses_another_command()
    {
        var (exitCode, output) = await ActionAsync("destroy", "--yes");

        Assert.Equal(2, exitCode);
        Assert.Contains("'destroy' is not a command of the action", output, StringComparison.Ordinal);
    }

    [InstalledTheory("node")]
    [InlineData("build", "web " + Local, "##vso[task.setvariable variable=versionId;isOutput=true]/subscriptions/")]
    [InlineData("validate", "", "0 errors")]
    [InlineData("preview", Local, "the comment on the pull request is written")]
    [InlineData("destroy", "--yes", "##vso[task.complete result=Failed]'destroy' is not a command of the task")]
    [InlineData("build", "nothing " + Local, "##vso[task.complete result=Failed]imageinfra build ended with exit code ")]
    public async Task The_task_runs_a_command(string command, string arguments, string expected)
    {
        var (exitCode, output) = await RunAsync("node", [Path.Combine(s_pipelines, "azure-devops", "imageinfra", "index.js")], new()
        {
            ["TF_BUILD"] = "True",
            ["INPUT_COMMAND"] = command,
            ["INPUT_ARGUMENTS"] = arguments,
            ["INPUT_DIRECTORY"] = _project.Directory,
            ["BUILD_SOURCESDIRECTORY"] = _project.Directory,
            ["AGENT_TEMPDIRECTORY"] = _agent.FullName,
            ["ENDPOINT_AUTH_PARAMETER_SYSTEMVSSCONNECTION_ACCESSTOKEN"] = "the-token",
            ["SYSTEM_COLLECTIONURI"] = $"{_server.Address}/",
            ["SYSTEM_TEAMPROJECT"] = "images",
            ["SYSTEM_PULLREQUEST_PULLREQUESTID"] = "12",
            ["BUILD_REPOSITORY_ID"] = "1f",
        });

        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Equal(expected.Contains("Failed", StringComparison.Ordinal) ? 1 : 0, exitCode);
        Assert.All(_server.Requests, r => Assert.Equal("Bearer the-token", r.Headers["Authorization"]));
    }

    [Fact]
    public void The_manifests_name_the_entry_points()
    {
        var task = JsonNode.Parse(File.ReadAllText(Path.Combine(s_pipelines, "azure-devops", "imageinfra", "task.json")))!;

        Assert.Equal("index.js", task["execution"]!["Node20_1"]!["target"]!.ToString());
        Assert.Contains("eng/pipelines/github.sh", File.ReadAllText(Path.Combine(RepositoryRoot.Path, "action.yml")), StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> ActionAsync(string command, string arguments) => RunAsync("bash", [Path.Combine(s_pipelines, "github.sh")], new()
    {
        ["INPUT_COMMAND"] = command,
        ["INPUT_ARGUMENTS"] = arguments,
        ["INPUT_VERSION"] = "",
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_WORKSPACE"] = _project.Directory,
        ["GITHUB_STEP_SUMMARY"] = Path.Combine(_agent.FullName, "summary"),
        ["GITHUB_OUTPUT"] = Outputs,
        ["GITHUB_API_URL"] = _server.Address,
        ["GITHUB_REPOSITORY"] = "contoso/images",
        ["GITHUB_REF"] = "refs/pull/12/merge",
        ["GITHUB_TOKEN"] = "the-token",
    });

    private async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _project.Directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{ImageInfraProcess.Folder}{Path.PathSeparator}{start.Environment["PATH"]}";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, new StringBuilder(await output).Append(await error).ToString());
    }
}
