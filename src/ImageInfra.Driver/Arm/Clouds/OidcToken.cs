using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Disk;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>The source of another identity provider's token, which Entra accepts instead of a secret.</summary>
internal abstract record OidcToken
{
    private const int MaximumSize = 64 * 1024;
    private const string DefaultAudience = "api://AzureADTokenExchange";

    private OidcToken()
    {
    }

    /// <summary>
    /// The token, file or address in the settings; null if none is set. An address works as in GitHub Actions. In a job of Azure
    /// DevOps with a service connection, tokens come from its server, so that a build can last longer than a token.
    /// </summary>
    public static OidcToken? Of(AzureSettings settings)
    {
        if (settings.Find("", "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID") is { } connection
            && settings.Find("", "SYSTEM_OIDCREQUESTURI") is { } server
            && settings.FindSecret("", "SYSTEM_ACCESSTOKEN") is { } job)
        {
            return new Requested(PipelineAddress(server, connection.Value), server, job) { Method = HttpMethod.Post, Property = "oidcToken" };
        }

        if (settings.FindSecret("oidcToken", "ARM_OIDC_TOKEN") is { } token)
        {
            return new Given(token);
        }

        if (settings.Find("oidcTokenFilePath", "ARM_OIDC_TOKEN_FILE_PATH") is { } file)
        {
            return new InFile(file);
        }

        return settings.Find("oidcRequestUrl", "ACTIONS_ID_TOKEN_REQUEST_URL") is { } url
            && settings.FindSecret("oidcRequestToken", "ACTIONS_ID_TOKEN_REQUEST_TOKEN") is { } bearer
            ? new Requested(AddressOf(url, settings.Find("oidcAudience", "ARM_OIDC_AUDIENCE")?.Value ?? DefaultAudience), url, bearer)
            : null;
    }

    /// <summary>Gets the current token. Files and addresses return a new one after the old one expires.</summary>
    public abstract Task<string> GetAsync(HttpClient client, CancellationToken cancellationToken);

    private static Uri AddressOf(AzureSetting setting, string audience) => WithQuery(setting, $"audience={Uri.EscapeDataString(audience)}");

    private static Uri PipelineAddress(AzureSetting setting, string connection) =>
        WithQuery(setting, $"api-version=7.1&serviceConnectionId={Uri.EscapeDataString(connection)}");

    private static Uri WithQuery(AzureSetting setting, string query) =>
        Uri.TryCreate(setting.Value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? new($"{url}{(url.Query.Length > 0 ? '&' : '?')}{query}")
            : throw setting.Refuse("is not an https address");

    /// <summary>A token in a setting.</summary>
    public sealed record Given(AzureSetting Token) : OidcToken
    {
        public override Task<string> GetAsync(HttpClient client, CancellationToken cancellationToken) => Task.FromResult(Token.Value);
    }

    /// <summary>A token in a file.</summary>
    public sealed record InFile(AzureSetting File) : OidcToken
    {
        public override Task<string> GetAsync(HttpClient client, CancellationToken cancellationToken)
        {
            try
            {
                return Task.FromResult(FileReader.ReadText(File.Value, FileKind.Token).Trim());
            }
            catch (FileException e)
            {
                throw File.Refuse($"the token file cannot be read: {e.Message}");
            }
        }
    }

    /// <summary>A token that a server returns.</summary>
    public sealed record Requested(Uri Address, AzureSetting Setting, AzureSetting Bearer) : OidcToken
    {
        public HttpMethod Method { get; init; } = HttpMethod.Get;

        /// <summary>The property of the answer with the token.</summary>
        public string Property { get; init; } = "value";

        public override async Task<string> GetAsync(HttpClient client, CancellationToken cancellationToken)
        {
            using var request = new HttpRequestMessage(Method, Address);
            request.Headers.Authorization = new("Bearer", Bearer.Value);
            request.Headers.Accept.Add(new("application/json"));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new DriverException(DriverFailure.NotAuthorized, $"{Address.Host} returned HTTP {(int)response.StatusCode} to the request for an OIDC token; its address comes from {Setting.Source}");
            }

            return Read(await BoundedText.ReadAsync(response.Content, MaximumSize, cancellationToken))
                ?? throw new DriverException(DriverFailure.NotAuthorized, $"{Address.Host} returned no OIDC token; its address comes from {Setting.Source}");
        }

        private string? Read(string? text)
        {
            try
            {
                return text is not null && JsonNode.Parse(text) is JsonObject answer && answer[Property] is JsonValue value && value.TryGetValue<string>(out var token) ? token : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
