using System.Security.Cryptography;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Provenance;

/// <summary>A key that verifies signatures: ECDSA on P-256, or RSA of at least 2048 bits, with SHA-256.</summary>
public sealed class PublicKey
{
    private const int SmallestRsa = 2048;
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly byte[] _info;
    private readonly bool _isRsa;

    private PublicKey(byte[] info, bool isRsa) => (_info, _isRsa) = (info, isRsa);

    /// <summary>The SHA-256 of the key's SubjectPublicKeyInfo, in hex.</summary>
    public string KeyId => Convert.ToHexStringLower(SHA256.HashData(_info));

    /// <summary>Reads a public key from a PEM file.</summary>
    /// <exception cref="DriverException">The file has no key of these kinds.</exception>
    public static PublicKey Load(string path) => KeyFile.Read(path, "a public key", text =>
    {
        // A private key is refused although it would work, because it should be only on machines that sign.
        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            throw new CryptographicException();
        }

        using var key = KeyFile.Import(text);
        return Of(key);
    });

    /// <summary>Returns the public part of a key.</summary>
    internal static PublicKey Of(AsymmetricAlgorithm key) => key switch
    {
        RSA { KeySize: >= SmallestRsa } => new(key.ExportSubjectPublicKeyInfo(), isRsa: true),
        ECDsa ecdsa when ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256 => new(key.ExportSubjectPublicKeyInfo(), isRsa: false),
        _ => throw new CryptographicException(),
    };

    /// <summary>Whether the key made a signature.</summary>
    internal bool Verifies(byte[] data, byte[] signature)
    {
        if (_isRsa)
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(_info, out _);
            return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(_info, out _);
        return ecdsa.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
