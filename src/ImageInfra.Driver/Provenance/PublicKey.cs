using System.Security.Cryptography;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Provenance;

/// <summary>A key that signatures are checked with: ECDSA on P-256, or RSA of 2048 bits and more; SHA-256 with both.</summary>
public sealed class PublicKey
{
    private const int SmallestRsa = 2048;
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly byte[] _info;
    private readonly bool _isRsa;

    private PublicKey(byte[] info, bool isRsa) => (_info, _isRsa) = (info, isRsa);

    /// <summary>The SHA-256 of the key's SubjectPublicKeyInfo, in hex.</summary>
    public string KeyId => Convert.ToHexStringLower(SHA256.HashData(_info));

    /// <summary>Reads a PEM file with a public key.</summary>
    /// <exception cref="DriverException">There is none of the kinds that are known.</exception>
    public static PublicKey Load(string path) => KeyFile.Read(path, "a public key", text =>
    {
        // A private key would do as well, and belongs nowhere but where things are signed.
        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            throw new CryptographicException();
        }

        using var key = KeyFile.Import(text);
        return Of(key);
    });

    /// <summary>The public half of a key.</summary>
    internal static PublicKey Of(AsymmetricAlgorithm key) => key switch
    {
        RSA { KeySize: >= SmallestRsa } => new(key.ExportSubjectPublicKeyInfo(), isRsa: true),
        ECDsa ecdsa when ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256 => new(key.ExportSubjectPublicKeyInfo(), isRsa: false),
        _ => throw new CryptographicException(),
    };

    /// <summary>Whether the key signed it.</summary>
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
