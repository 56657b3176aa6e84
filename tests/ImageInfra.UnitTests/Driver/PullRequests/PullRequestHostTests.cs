using System.Net;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.PullRequests;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.PullRequests;

public sealed class PullRequestHostTests : IDisposable
{
    private const string Marker = "<!-- imageinfra preview dev -->";

    private readonly FakeRepositoryServer _server = new();
    private readonly HttpClient _client;

    public PullRequestHostTests() => _client = new(_server);

    public static TheoryData<string> Pipelines => ["GitHub", "Azure DevOps"];

    public void Dispose() => _client.Dispose();

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task A_repeated_comment_replaces_the_earlier_one(string pipeline)
    {
        _server.Comments.AddRange(Enumerable.Range(0, 150).Select(i => $"comment {i}"));
        var host = Host(pipeline);

        await host.CommentAsync(Marker, "one", default);
        await host.CommentAsync(Marker, "two", default);
        await host.CommentAsync("<!-- imageinfra preview prod -->", "three", default);

        Assert.Equal([$"{Marker}\ntwo", "<!-- imageinfra preview prod -->\nthree"], _server.Comments.Skip(150));
        Assert.Equal(["Bearer the-token"], _server.Tokens);
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task A_branch_has_one_open_pull_request(string pipeline)
    {
        var host = Host(pipeline);
        var draft = new PullRequestDraft("imageinfra/promote-web-1.0.0-to-prod", "Promote web 1.0.0 from dev to prod", "text");

        var one = await host.OpenAsync(draft, default);
        var two = await host.OpenAsync(draft, default);

        Assert.Equal(one, two);
        Assert.EndsWith("/13", one.AbsolutePath, StringComparison.Ordinal);
        var pull = Assert.Single(_server.Pulls);
        Assert.EndsWith("main", (pull["base"] ?? pull["targetRefName"])!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(draft.Branch, (pull["head"] ?? pull["sourceRefName"])!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task A_refused_token_names_the_missing_right(string pipeline)
    {
        _server.Status = HttpStatusCode.Forbidden;

        var error = await Assert.ThrowsAsync<DriverException>(() => Host(pipeline).CommentAsync(Marker, "text", default));

        Assert.Contains("HTTP 403: Resource not accessible by integration; pass the token of the job", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-token", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task A_job_without_a_pull_request_gets_no_comment(string pipeline)
    {
        var variables = Variables(pipeline);
        variables["GITHUB_REF"] = "refs/heads/main";
        variables.Remove("SYSTEM_PULLREQUEST_PULLREQUESTID");

        var error = await Assert.ThrowsAsync<DriverException>(() => PullRequestHost.Detect(variables, _client).CommentAsync(Marker, "text", default));

        Assert.StartsWith("the job does not belong to a pull request", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task A_long_comment_is_cut(string pipeline)
    {
        await Host(pipeline).CommentAsync(Marker, new('x', 1_000_000), default);

        Assert.InRange(Assert.Single(_server.Comments).Length, 60_000, 150_000);
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "GitHub")]
    [InlineData("GITHUB_REPOSITORY", "GitHub")]
    [InlineData("SYSTEM_ACCESSTOKEN", "Azure DevOps")]
    [InlineData("SYSTEM_COLLECTIONURI", "Azure DevOps")]
    public void A_missing_variable_is_named(string name, string pipeline)
    {
        var variables = Variables(pipeline);
        variables.Remove(name);

        var error = Assert.Throws<DriverException>(() => PullRequestHost.Detect(variables, _client));

        Assert.StartsWith($"{name} is not set; ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_without_encryption_gets_no_token()
    {
        var variables = Variables("GitHub");
        variables["GITHUB_API_URL"] = "http://api.example.com";

        Assert.Equal("GITHUB_API_URL is not an https address", Assert.Throws<DriverException>(() => PullRequestHost.Detect(variables, _client)).Message);
    }

    [Fact]
    public void Outside_a_pipeline_there_is_no_host() =>
        Assert.StartsWith("pull requests need a pipeline", Assert.Throws<DriverException>(() => PullRequestHost.Detect(new Dictionary<string, string>(), _client)).Message, StringComparison.Ordinal);

    private IPullRequestHost Host(string pipeline) => PullRequestHost.Detect(Variables(pipeline), _client);

    private static Dictionary<string, string> Variables(string pipeline) => pipeline == "GitHub"
        ? new()
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_API_URL"] = "https://api.github.com",
            ["GITHUB_REPOSITORY"] = "contoso/images",
            ["GITHUB_REF"] = "refs/pull/12/merge",
            ["GITHUB_REF_NAME"] = "12/merge",
            ["GITHUB_BASE_REF"] = "main",
            ["GITHUB_TOKEN"] = "the-token",
        }
        : new()
        {
            ["TF_BUILD"] = "True",
            ["SYSTEM_COLLECTIONURI"] = "https://dev.azure.com/contoso/",
            ["SYSTEM_TEAMPROJECT"] = "images",
            ["BUILD_REPOSITORY_ID"] = "1f",
            ["BUILD_REPOSITORY_NAME"] = "images",
            ["BUILD_SOURCEBRANCH"] = "refs/heads/main",
            ["SYSTEM_PULLREQUEST_PULLREQUESTID"] = "12",
            ["SYSTEM_ACCESSTOKEN"] = "the-token",
        };
}
