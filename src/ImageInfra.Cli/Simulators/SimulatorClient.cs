using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Simulator.Server;

namespace ImageInfra.Cli.Simulators;

/// <summary>Calls the admin API of a running simulator.</summary>
internal sealed class SimulatorClient : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _directory;

    private SimulatorClient(Uri endpoint, string? token, string directory)
    {
        _directory = directory;
        _client = new(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = Trust(directory) } }) { BaseAddress = endpoint };
        _client.DefaultRequestHeaders.Add("X-ImageInfra-Simulator", token);
    }

    public Uri Endpoint => _client.BaseAddress!;

    /// <exception cref="DriverException">No simulator runs for the folder.</exception>
    public static SimulatorClient Open(string directory) => SimulatorServerRecord.Read(directory) is { } record
        ? new(record.Endpoint, record.Token, directory)
        : throw NotRunning(directory);

    public Task<JsonNode> GetAsync(string call, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, call, null, cancellationToken);

    /// <summary>Sends one request and returns the response.</summary>
    /// <exception cref="DriverException">The simulator does not respond, or refuses the request.</exception>
    public async Task<JsonNode> SendAsync(HttpMethod method, string call, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/_sim/{call}", UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var json = text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
            return response.IsSuccessStatusCode ? json : throw new DriverException(DriverFailure.AzureRefused, (string?)json["error"]?["message"] ?? response.ReasonPhrase ?? "refused");
        }
        catch (HttpRequestException e)
        {
            throw NotRunning(_directory, e);
        }
    }

    public void Dispose() => _client.Dispose();

    private static DriverException NotRunning(string directory, Exception? inner = null) => new(
        DriverFailure.NotFound,
        $"no simulator runs on {directory}; start one with 'imageinfra sim start', or name its folder with --data",
        inner!);

    private static X509ChainPolicy Trust(string directory)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        if (File.Exists(DevelopmentCertificate.AuthorityPath(directory)))
        {
            policy.CustomTrustStore.ImportFromPemFile(DevelopmentCertificate.AuthorityPath(directory));
        }

        return policy;
    }
}
