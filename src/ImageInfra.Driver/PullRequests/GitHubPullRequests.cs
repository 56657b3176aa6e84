using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.PullRequests;

/// <summary>Pull requests on GitHub, with the token of a job of GitHub Actions.</summary>
internal sealed class GitHubPullRequests : IPullRequestHost
{
    private const string Rights = "pass the token of the job (GITHUB_TOKEN: ${{ github.token }}), and set 'permissions: { contents: write, pull-requests: write }'";
    private const string Job = "GitHub Actions sets it in each job";
    private const int LongestComment = 65_536;
    private const int PageSize = 100;
    private const int MostPages = 30;

    private readonly PipelineVariables _variables;
    private readonly PullRequestApi _api;
    private readonly string _repository;

    public GitHubPullRequests(PipelineVariables variables, HttpClient client)
    {
        _variables = variables;
        _repository = variables.Get("GITHUB_REPOSITORY", Job);
        _api = new(client, variables.Address("GITHUB_API_URL", "https://api.github.com", Job), variables.Get("GITHUB_TOKEN", Rights), Rights);
    }

    public async Task CommentAsync(string marker, string markdown, CancellationToken cancellationToken)
    {
        // refs/pull/12/merge
        if (_variables.Find("GITHUB_REF")?.Split('/') is not ["refs", "pull", var number, ..] || !number.All(char.IsAsciiDigit))
        {
            throw new DriverException(DriverFailure.InvalidSetting, "the job does not belong to a pull request; run it on the event pull_request");
        }

        var body = new JsonObject { ["body"] = Cut($"{marker}\n{markdown}") };
        if (await FindCommentAsync(number, marker, cancellationToken) is { } comment)
        {
            await _api.SendAsync(HttpMethod.Patch, $"repos/{_repository}/issues/comments/{comment}", body, cancellationToken);
        }
        else
        {
            await _api.SendAsync(HttpMethod.Post, $"repos/{_repository}/issues/{number}/comments", body, cancellationToken);
        }
    }

    public async Task<Uri> OpenAsync(PullRequestDraft draft, CancellationToken cancellationToken)
    {
        var owner = _repository.Split('/')[0];
        var open = await _api.SendAsync(HttpMethod.Get, $"repos/{_repository}/pulls?state=open&head={Uri.EscapeDataString($"{owner}:{draft.Branch}")}", null, cancellationToken) as JsonArray;
        var pull = open?.FirstOrDefault() ?? await _api.SendAsync(
            HttpMethod.Post,
            $"repos/{_repository}/pulls",
            new()
            {
                ["title"] = draft.Title,
                ["body"] = Cut(draft.Description),
                ["head"] = draft.Branch,
                ["base"] = draft.Target ?? Branch,
            },
            cancellationToken);
        return new(pull?["html_url"]?.ToString() ?? throw new DriverException(DriverFailure.PullRequestFailed, "GitHub returned no address of the pull request"));
    }

    private string Branch => _variables.Find("GITHUB_BASE_REF") ?? _variables.Get("GITHUB_REF_NAME", Job);

    private async Task<long?> FindCommentAsync(string number, string marker, CancellationToken cancellationToken)
    {
        for (var page = 1; page <= MostPages; page++)
        {
            var comments = await _api.SendAsync(HttpMethod.Get, $"repos/{_repository}/issues/{number}/comments?per_page={PageSize}&page={page}", null, cancellationToken) as JsonArray ?? [];
            if (comments.FirstOrDefault(c => c?["body"]?.ToString().StartsWith(marker, StringComparison.Ordinal) is true) is { } found)
            {
                return (long?)found["id"];
            }

            if (comments.Count < PageSize)
            {
                break;
            }
        }

        return null;
    }

    private static string Cut(string text) => text.Length > LongestComment ? text[..LongestComment] : text;
}
