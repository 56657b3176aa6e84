using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.PullRequests;

/// <summary>Sends requests to the REST API of a server.</summary>
/// <param name="client">The HTTP client, with its timeout.</param>
/// <param name="root">The root of the API, which ends in a slash.</param>
/// <param name="token">The bearer token.</param>
/// <param name="rights">The next step if the token is refused.</param>
internal sealed class PullRequestApi(HttpClient client, Uri root, string token, string rights)
{
    private const int LongestAnswer = 8 * 1024 * 1024;
    private const int LongestReason = 300;

    /// <summary>Sends a request and returns the answer; null if it has no JSON.</summary>
    /// <exception cref="DriverException">The server refuses, cannot be reached, or answers too much.</exception>
    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(root, path));
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Accept.Add(new("application/json"));
        request.Headers.UserAgent.Add(new("imageinfra", null));
        request.Content = body is null ? null : JsonContent.Create(body);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await response.Content.LoadIntoBufferAsync(LongestAnswer, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode ? Parse(text) : throw Refused(response.StatusCode, Parse(text)?["message"]?.ToString() ?? text);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new DriverException(DriverFailure.PullRequestFailed, $"{root.Host} cannot be reached: {e.Message}", e);
        }
    }

    private DriverException Refused(HttpStatusCode status, string reason) => new(
        DriverFailure.PullRequestFailed,
        $"{root.Host} answered HTTP {(int)status}: {(reason.Length > LongestReason ? reason[..LongestReason] : reason)}"
        + (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound ? $"; {rights}" : ""));

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
