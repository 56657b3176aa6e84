using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Disk;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>Creates the Azure.Identity credential for each method of login.</summary>
/// <param name="cloud">The cloud of the login server.</param>
/// <param name="disablesInstanceDiscovery">Whether the cloud's login server is used without validation by Microsoft's public one.</param>
/// <param name="client">The HTTP client.</param>
internal sealed class LoginCredentials(AzureCloud cloud, bool disablesInstanceDiscovery, HttpClient client)
{
    // Microsoft's login server cannot know a simulator on this machine.
    private readonly bool _disablesInstanceDiscovery = disablesInstanceDiscovery || cloud.AuthorityHost.IsLoopback;

    /// <exception cref="DriverException">A certificate cannot be read.</exception>
    public TokenCredential Create(LoginMethod method) => method switch
    {
        LoginMethod.Secret secret => new ClientSecretCredential(
            secret.TenantId.Value,
            secret.ClientId.Value,
            secret.Value.Value,
            Options(new ClientSecretCredentialOptions { DisableInstanceDiscovery = _disablesInstanceDiscovery })),
        LoginMethod.Certificate certificate => new ClientCertificateCredential(
            certificate.TenantId.Value,
            certificate.ClientId.Value,
            Load(certificate),
            Options(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = _disablesInstanceDiscovery })),
        LoginMethod.Federated federated => new ClientAssertionCredential(
            federated.TenantId.Value,
            federated.ClientId.Value,
            token => federated.Token.GetAsync(client, token),
            Options(new ClientAssertionCredentialOptions { DisableInstanceDiscovery = _disablesInstanceDiscovery })),
        LoginMethod.ManagedIdentity { ClientId: { } id } => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id.Value)),
        LoginMethod.ManagedIdentity => new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned),
        _ => new DefaultAzureCredential(new DefaultAzureCredentialOptions { AuthorityHost = cloud.AuthorityHost, DisableInstanceDiscovery = _disablesInstanceDiscovery }),
    };

    // Retries are disabled here, because the caller retries by its own clock.
    private T Options<T>(T options)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = cloud.AuthorityHost;
        options.Transport = new HttpClientTransport(client);
        options.Retry.MaxRetries = 0;
        return options;
    }

    private static X509Certificate2 Load(LoginMethod.Certificate certificate)
    {
        try
        {
            var bytes = FileReader.ReadBytes(certificate.File.Value, FileKind.Key);
            var text = Encoding.UTF8.GetString(bytes);
            return (text.Contains("-----BEGIN ", StringComparison.Ordinal), certificate.Password) switch
            {
                (true, null) => X509Certificate2.CreateFromPem(text, text),
                (true, { } password) => X509Certificate2.CreateFromEncryptedPem(text, text, password.Value),
                (false, var password) => X509CertificateLoader.LoadPkcs12(bytes, password?.Value),
            };
        }
        catch (Exception e) when (e is FileException or CryptographicException or ArgumentException)
        {
            throw certificate.File.Refuse($"the certificate cannot be read: {e.Message} Expected a PFX or PEM file with its private key; ARM_CLIENT_CERTIFICATE_PASSWORD has its password");
        }
    }
}
