using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ImageInfra.Simulator.Server;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests the simulator over HTTPS.</summary>
public sealed class HttpsTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("imageinfra-https-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Only_clients_that_trust_the_authority_connect()
    {
        await using var host = await StartAsync();
        using var trusting = Client(host, trusts: true);
        using var other = Client(host, trusts: false);

        Assert.Equal("https", host.Endpoint.Scheme);
        Assert.Equal("localhost", host.Endpoint.Host);
        Assert.Contains(host.Endpoint.Authority, await trusting.GetStringAsync(new Uri("/metadata/endpoints?api-version=2022-09-01", UriKind.Relative)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => other.GetAsync(new Uri("/metadata/endpoints", UriKind.Relative)));
    }

    [Fact]
    public async Task The_certificate_and_tokens_survive_a_restart()
    {
        await using (await StartAsync())
        {
        }

        var authority = await File.ReadAllTextAsync(DevelopmentCertificate.AuthorityPath(_data.FullName));
        await using var host = await StartAsync();
        using var client = Client(host, trusts: true);

        Assert.Equal(authority, await File.ReadAllTextAsync(DevelopmentCertificate.AuthorityPath(_data.FullName)));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/metadata/endpoints", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Other_users_cannot_read_the_keys()
    {
        await using var host = await StartAsync();

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(_data.FullName, "server.pem")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(["ca.pem"], Directory.EnumerateFiles(DevelopmentCertificate.DirectoryOf(_data.FullName)).Select(f => Path.GetFileName(f)));
        Assert.DoesNotContain("PRIVATE", await File.ReadAllTextAsync(DevelopmentCertificate.AuthorityPath(_data.FullName)), StringComparison.Ordinal);
    }

    private Task<SimulatorHost> StartAsync() =>
        SimulatorHost.StartAsync(new() { DataDirectory = _data.FullName, UsesTls = true }, TimeProvider.System, default);

    private HttpClient Client(SimulatorHost host, bool trusts)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        if (trusts)
        {
            policy.CustomTrustStore.ImportFromPemFile(DevelopmentCertificate.AuthorityPath(_data.FullName));
        }

        return new(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } }) { BaseAddress = host.Endpoint };
    }
}
