using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ImageInfra.UnitTests.Support;

/// <summary>The comments and pull requests of one repository, with the REST API of GitHub or of Azure DevOps.</summary>
internal sealed class FakeRepositoryServer : HttpMessageHandler
{
    private const string GitHub = "/repos/contoso/images/";
    private const string AzureDevOps = "/contoso/images/_apis/git/repositories/1f/";

    /// <summary>The texts of the comments on pull request 12.</summary>
    public List<string> Comments { get; } = [];

    /// <summary>The open pull requests.</summary>
    public List<JsonObject> Pulls { get; } = [];

    /// <summary>The status of every answer. Default: success.</summary>
    public HttpStatusCode? Status { get; set; }

    /// <summary>The tokens of all requests.</summary>
    public HashSet<string?> Tokens { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Tokens.Add(request.Headers.Authorization?.ToString());
        if (Status is { } status)
        {
            return new(status) { Content = new StringContent("""{ "message": "Resource not accessible by integration" }""") };
        }

        var body = request.Content is null ? [] : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
        var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query);
        var path = request.RequestUri.AbsolutePath;
        JsonNode answer = path.StartsWith(GitHub, StringComparison.Ordinal)
            ? OfGitHub(request.Method.Method, path[GitHub.Length..].Split('/'), query["page"], body)
            : OfAzureDevOps(request.Method.Method, path[AzureDevOps.Length..].Split('/'), body);
        return new(HttpStatusCode.OK) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json") };
    }

    private JsonNode OfGitHub(string method, string[] path, string? page, JsonObject body)
    {
        switch (method, path)
        {
            case ("GET", ["issues", "12", "comments"]):
                return new JsonArray([.. Comments.Select((c, i) => new JsonObject { ["id"] = i, ["body"] = c }).Skip((int.Parse(page!) - 1) * 100).Take(100)]);
            case ("POST", ["issues", "12", "comments"]):
                Comments.Add(body["body"]!.ToString());
                return new JsonObject();
            case ("PATCH", ["issues", "comments", var id]):
                Comments[int.Parse(id)] = body["body"]!.ToString();
                return new JsonObject();
            case ("GET", ["pulls"]):
                return new JsonArray([.. Pulls.Select(p => p.DeepClone())]);
            case ("POST", ["pulls"]):
                body["html_url"] = "https://github.com/contoso/images/pull/13";
                Pulls.Add(body);
                return body.DeepClone();
            default:
                throw new NotSupportedException($"{method} {string.Join('/', path)}");
        }
    }

    private JsonNode OfAzureDevOps(string method, string[] path, JsonObject body)
    {
        switch (method, path)
        {
            case ("GET", ["pullRequests", "12", "threads"]):
                return new JsonObject
                {
                    ["value"] = new JsonArray([.. Comments.Select((c, i) => new JsonObject { ["id"] = i, ["comments"] = new JsonArray(new JsonObject { ["id"] = 1, ["content"] = c }) })]),
                };
            case ("POST", ["pullRequests", "12", "threads"]):
                Comments.Add(body["comments"]![0]!["content"]!.ToString());
                return new JsonObject();
            case ("PATCH", ["pullRequests", "12", "threads", var id, "comments", "1"]):
                Comments[int.Parse(id)] = body["content"]!.ToString();
                return new JsonObject();
            case ("GET", ["pullrequests"]):
                return new JsonObject { ["value"] = new JsonArray([.. Pulls.Select(p => p.DeepClone())]) };
            case ("POST", ["pullrequests"]):
                body["pullRequestId"] = 13;
                Pulls.Add(body);
                return body.DeepClone();
            default:
                throw new NotSupportedException($"{method} {string.Join('/', path)}");
        }
    }
}
