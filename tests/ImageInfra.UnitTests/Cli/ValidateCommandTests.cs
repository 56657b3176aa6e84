using System.Text.Json.Nodes;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;
using ImageInfra.Model.Rules;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Cli;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Slip = "- $p = 'https://example.com/a?sv=1&sig=abcdefghijklmnopqrstuvwx'";

    private readonly BrokenCatalog _catalog = new(BrokenCatalog.Windows.Replace("- Write-Output 'one'", Slip, StringComparison.Ordinal));
    private readonly BrokenCatalog _warned = new(BrokenCatalog.Windows.Replace("buildTimeoutInMinutes: 120", "buildTimeoutInMinutes: 30", StringComparison.Ordinal));
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _catalog.Dispose();
        _warned.Dispose();
    }

    [Fact]
    public async Task A_finding_shows_its_line_and_column_and_no_secret()
    {
        Assert.Equal(ExitCode.InvalidInput, await RunAsync(_catalog, []));

        Assert.Equal(
            """
            infra/images/web.yaml:18:43: error: template.customize[0].inline[1]: may contain the signature of a URL: &sig=***; if it may be there, add to infra/images/web.yaml: allow: [{ finding: signed-address, in: 'template.customize[0].inline[1]', reason: WHY }] [plain-secret]
               18 |         - $p = 'https://example.com/a?sv=1&sig=***'
                  |                                           ^
            1 image: 1 error, 0 warnings, 0 notes (dev)
            """,
            _output.ToString().Trim(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Json_has_every_finding()
    {
        await RunAsync(_catalog, [], "--json");

        var json = JsonNode.Parse(_output.ToString())!;
        Assert.Equal(1, (int)json["errors"]!);
        Assert.Equal("plain-secret", (string)json["findings"]![0]!["rule"]!);
        Assert.Equal(18, (int)json["findings"]![0]!["line"]!);
        Assert.Equal("web", (string)json["findings"]![0]!["image"]!);
    }

    [Fact]
    public async Task A_warning_fails_only_with_strict()
    {
        Assert.Equal(ExitCode.Success, await RunAsync(_warned, []));
        Assert.Equal(ExitCode.InvalidInput, await RunAsync(_warned, [], "--strict"));
    }

    [Fact]
    public async Task Only_named_images_are_checked()
    {
        Assert.Equal(ExitCode.NotFound, await RunAsync(_catalog, [], "nope"));
        Assert.Contains("the catalog has no image 'nope'; it has web", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_of_github_actions_gets_annotations_of_files()
    {
        await RunAsync(_warned, new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = Path.GetDirectoryName(_warned.Folder)! });

        Assert.Contains(
            $"::warning file={Path.GetFileName(_warned.Folder)}/infra/images/web.yaml,line=33,title=windows-timeout::template.buildTimeoutInMinutes: '30' is short for Windows",
            _output.ToString(),
            StringComparison.Ordinal);
    }

    // The properties that SARIF 2.1.0 and code scanning require.
    [Fact]
    public async Task Sarif_has_the_required_properties()
    {
        var file = Path.Combine(_catalog.Folder, "found.sarif");

        await RunAsync(_catalog, [], "--sarif", file);

        var log = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.Equal("2.1.0", (string)log["version"]!);
        var run = Assert.Single((JsonArray)log["runs"]!)!;
        var driver = run["tool"]!["driver"]!;
        Assert.Equal("imageinfra", (string)driver["name"]!);
        var rules = (JsonArray)driver["rules"]!;
        Assert.All(rules, rule =>
        {
            Assert.NotEmpty((string)rule!["id"]!);
            Assert.NotEmpty((string)rule["shortDescription"]!["text"]!);
            Assert.NotEmpty((string)rule["help"]!["text"]!);
            Assert.True((string)rule["defaultConfiguration"]!["level"]! is "none" or "note" or "warning" or "error");
        });
        var result = Assert.Single((JsonArray)run["results"]!)!;
        Assert.NotEmpty((string)result["message"]!["text"]!);
        Assert.Equal((string)result["ruleId"]!, (string)rules[(int)result["ruleIndex"]!]!["id"]!);
        Assert.Equal("error", (string)result["level"]!);
        var location = Assert.Single((JsonArray)result["locations"]!)!["physicalLocation"]!;
        Assert.Equal("infra/images/web.yaml", (string)location["artifactLocation"]!["uri"]!);
        Assert.Equal(18, (int)location["region"]!["startLine"]!);
        Assert.DoesNotContain("abcdefghijklmnopqrstuvwx", log.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("up")]
    [InlineData("build")]
    public async Task A_violation_of_the_policy_is_refused_before_any_request(string command)
    {
        using var catalog = new BrokenCatalog(BrokenCatalog.Windows.Replace("team: web", "owner: web", StringComparison.Ordinal));

        Assert.Equal(ExitCode.InvalidInput, await RunCommandAsync(catalog, [], command, "--local"));

        Assert.Contains("the tag 'team' is required; add it to the image, or to imageinfra:tags of the stack [policy-tags]", _error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(catalog.Folder, ".imageinfra")));
    }

    [Fact]
    public void Every_rule_is_in_the_documentation()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "validation.md"));

        Assert.All(ValidationRules.All, rule => Assert.Contains(
            $"| `{rule.Id}` | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Title} | {rule.Help} |",
            page,
            StringComparison.Ordinal));
        Assert.Equal(ValidationRules.All.Count, ValidationRules.All.DistinctBy(r => r.Id).Count());
    }

    private Task<ExitCode> RunAsync(BrokenCatalog catalog, Dictionary<string, string> environment, params string[] args) =>
        RunCommandAsync(catalog, environment, "validate", args);

    private async Task<ExitCode> RunCommandAsync(BrokenCatalog catalog, Dictionary<string, string> environment, string command, params string[] args)
    {
        var console = new CliConsole(_output, _error, IsTerminal: false, HasColor: false) { Environment = environment };
        return (ExitCode)await CommandLineApp.RunAsync([command, .. args, "--project", catalog.Folder], console, TimeProvider.System, CancellationToken.None);
    }
}
