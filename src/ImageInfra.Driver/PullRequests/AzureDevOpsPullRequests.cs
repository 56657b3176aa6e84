using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.PullRequests;

/// <summary>Pull requests in a repository of Azure DevOps, with the token of a pipeline.</summary>
internal sealed class AzureDevOpsPullRequests : IPullRequestHost
{
    private const string Rights = "pass the token of the job (SYSTEM_ACCESSTOKEN: $(System.AccessToken)), and allow the build service to contribute to pull requests of the repository";
    private const string Job = "Azure DevOps sets it in each job";
    private const string Version = "api-version=7.1";
    private const string BranchPrefix = "refs/heads/";
    private const int LongestComment = 150_000;
    private const int LongestDescription = 4000;

    private readonly PipelineVariables _variables;
    private readonly PullRequestApi _api;
    private readonly Uri _collection;
    private readonly string _project;
    private readonly string _repository;

    public AzureDevOpsPullRequests(PipelineVariables variables, HttpClient client)
    {
        _variables = variables;
        _collection = variables.Address("SYSTEM_COLLECTIONURI", null, Job);
        _project = variables.Get("SYSTEM_TEAMPROJECT", Job);
        _repository = $"{Uri.EscapeDataString(_project)}/_apis/git/repositories/{variables.Get("BUILD_REPOSITORY_ID", Job)}";
        _api = new(client, _collection, variables.Get("SYSTEM_ACCESSTOKEN", Rights), Rights);
    }

    public async Task CommentAsync(string marker, string markdown, CancellationToken cancellationToken)
    {
        var number = _variables.Find("SYSTEM_PULLREQUEST_PULLREQUESTID")
            ?? throw new DriverException(DriverFailure.InvalidSetting, "the job does not belong to a pull request; run it by a build validation policy of the branch");
        var threads = $"{_repository}/pullRequests/{Uri.EscapeDataString(number)}/threads";
        var content = Cut($"{marker}\n{markdown}", LongestComment);
        var known = (await _api.SendAsync(HttpMethod.Get, $"{threads}?{Version}", null, cancellationToken))?["value"] as JsonArray ?? [];
        if (known.FirstOrDefault(t => t?["comments"]?[0]?["content"]?.ToString().StartsWith(marker, StringComparison.Ordinal) is true) is { } thread)
        {
            await _api.SendAsync(HttpMethod.Patch, $"{threads}/{thread["id"]}/comments/{thread["comments"]![0]!["id"]}?{Version}", new() { ["content"] = content }, cancellationToken);
            return;
        }

        // A closed thread does not block the completion of the pull request.
        await _api.SendAsync(
            HttpMethod.Post,
            $"{threads}?{Version}",
            new() { ["status"] = "closed", ["comments"] = new JsonArray(new JsonObject { ["parentCommentId"] = 0, ["commentType"] = "text", ["content"] = content }) },
            cancellationToken);
    }

    public async Task<Uri> OpenAsync(PullRequestDraft draft, CancellationToken cancellationToken)
    {
        var source = BranchPrefix + draft.Branch;
        var open = (await _api.SendAsync(
            HttpMethod.Get,
            $"{_repository}/pullrequests?searchCriteria.status=active&searchCriteria.sourceRefName={Uri.EscapeDataString(source)}&{Version}",
            null,
            cancellationToken))?["value"] as JsonArray;
        var pull = open?.FirstOrDefault() ?? await _api.SendAsync(
            HttpMethod.Post,
            $"{_repository}/pullrequests?{Version}",
            new()
            {
                ["sourceRefName"] = source,
                ["targetRefName"] = BranchPrefix + (draft.Target ?? Branch),
                ["title"] = draft.Title,
                ["description"] = Cut(draft.Description, LongestDescription),
            },
            cancellationToken);
        var number = pull?["pullRequestId"]?.ToString() ?? throw new DriverException(DriverFailure.PullRequestFailed, "Azure DevOps returned no number of the pull request");
        return new(_collection, $"{Uri.EscapeDataString(_project)}/_git/{Uri.EscapeDataString(_variables.Find("BUILD_REPOSITORY_NAME") ?? "")}/pullrequest/{number}");
    }

    private string Branch => _variables.Get("BUILD_SOURCEBRANCH", Job) is var branch && branch.StartsWith(BranchPrefix, StringComparison.Ordinal) ? branch[BranchPrefix.Length..] : "main";

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
