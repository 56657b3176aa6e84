using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Server;

/// <summary>
/// The certificate of the simulator for HTTPS, and the authority that signed it. The key of the authority is deleted
/// immediately: trust in the authority is trust in this certificate alone.
/// </summary>
internal static class DevelopmentCertificate
{
    // Clients refuse certificates of more than 825 days.
    private static readonly TimeSpan s_validity = TimeSpan.FromDays(800);
    private static readonly TimeSpan s_margin = TimeSpan.FromDays(7);

    /// <summary>The certificate of the authority in a data folder, for clients to trust.</summary>
    public static string AuthorityPath(string dataDirectory) => Path.Combine(DirectoryOf(dataDirectory), "ca.pem");

    /// <summary>The file of the certificate and its key in a data folder.</summary>
    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "server.pem");

    /// <summary>The folder with only the certificate of the authority, for clients that trust folders.</summary>
    public static string DirectoryOf(string dataDirectory) => Path.Combine(dataDirectory, "trust");

    /// <summary>The certificate in a data folder. It is created if there is none, if it expires soon, or if it does not have the address.</summary>
    /// <exception cref="SimulatorException">The files in the folder are not a certificate.</exception>
    public static X509Certificate2 Ensure(string dataDirectory, IPAddress address, TimeProvider clock)
    {
        var path = PathIn(dataDirectory);
        if (File.Exists(path) && File.Exists(AuthorityPath(dataDirectory)))
        {
            StateFile.Check(path);
            try
            {
                var known = X509Certificate2.CreateFromPemFile(path, path);
                if (known.NotAfter.ToUniversalTime() - s_margin > clock.GetUtcNow() && Covers(known, address))
                {
                    return known;
                }

                known.Dispose();
            }
            catch (CryptographicException e)
            {
                throw new SimulatorException($"the certificate in {path} cannot be read; delete it, and the next start creates another", e);
            }
        }

        var (authority, certificate) = Issue(address, clock);
        using (authority)
        using (certificate)
        using (var key = certificate.GetECDsaPrivateKey()!)
        {
            Directory.CreateDirectory(DirectoryOf(dataDirectory));
            File.WriteAllText(AuthorityPath(dataDirectory), authority.ExportCertificatePem());
            PrivateFile.Write(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        }

        return X509Certificate2.CreateFromPemFile(path, path);
    }

    /// <summary>Creates a certificate in memory.</summary>
    public static X509Certificate2 Create(IPAddress address, TimeProvider clock)
    {
        var (authority, certificate) = Issue(address, clock);
        authority.Dispose();
        using (certificate)
        {
            // Windows cannot serve HTTPS with a key that was only created in memory.
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }

    private static (X509Certificate2 Authority, X509Certificate2 Certificate) Issue(IPAddress address, TimeProvider clock)
    {
        var (from, to) = (clock.GetUtcNow().AddDays(-1), clock.GetUtcNow() + s_validity);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=ImageInfra simulator authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        authorityRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authorityRequest.PublicKey, critical: false));
        var authority = authorityRequest.CreateSelfSigned(from, to);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(Names(address));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        Span<byte> serial = stackalloc byte[16];
        RandomNumberGenerator.Fill(serial);
        using var certificate = request.Create(authority, from, to, serial);
        return (authority, certificate.CopyWithPrivateKey(key));
    }

    private static X509Extension Names(IPAddress address)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in (string[])["localhost", "*.localhost", "*.blob.localhost"])
        {
            names.AddDnsName(name);
        }

        foreach (var known in new HashSet<IPAddress> { IPAddress.Loopback, IPAddress.IPv6Loopback, address })
        {
            names.AddIpAddress(known);
        }

        return names.Build();
    }

    private static bool Covers(X509Certificate2 certificate, IPAddress address) => certificate.Extensions
        .OfType<X509SubjectAlternativeNameExtension>()
        .Any(names => names.EnumerateIPAddresses().Contains(address));
}
