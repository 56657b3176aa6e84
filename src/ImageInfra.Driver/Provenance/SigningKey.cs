using System.Security.Cryptography;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Provenance;

/// <summary>A private key that signs statements.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly AsymmetricAlgorithm _key;

    private SigningKey(AsymmetricAlgorithm key) => (_key, Public) = (key, PublicKey.Of(key));

    /// <summary>The public key that verifies the signatures.</summary>
    public PublicKey Public { get; }

    /// <summary>Reads a private key from a PEM file.</summary>
    /// <exception cref="DriverException">The file has no key of the supported kinds.</exception>
    public static SigningKey Load(string path) => KeyFile.Read(path, "a private key", text =>
    {
        if (!text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            throw new CryptographicException();
        }

        var key = KeyFile.Import(text);
        try
        {
            return new SigningKey(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    });

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>Signs a statement.</summary>
    internal DsseEnvelope Sign(byte[] statement)
    {
        var data = DsseEnvelope.Encode(DsseEnvelope.InToto, statement);
        var signature = _key is RSA rsa
            ? rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : ((ECDsa)_key).SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new(DsseEnvelope.InToto, statement, [new(Public.KeyId, signature)]);
    }
}
