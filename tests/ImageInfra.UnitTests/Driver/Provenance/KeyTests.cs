using System.Security.Cryptography;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Provenance;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Provenance;

public sealed class KeyTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_the_public_key_of_the_signing_key_verifies_a_signature(bool isRsa)
    {
        using AsymmetricAlgorithm pair = isRsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = SigningKey.Load(Write("key.pem", pair.ExportPkcs8PrivateKeyPem()));
        var known = PublicKey.Load(Write("key.pub", pair.ExportSubjectPublicKeyInfoPem()));

        var envelope = key.Sign([1, 2, 3]);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(pair.ExportSubjectPublicKeyInfo())), known.KeyId);
        Assert.Equal(known.KeyId, Assert.Single(envelope.Signatures).KeyId);
        Assert.True(known.Verifies(envelope.SignedBytes, envelope.Signatures[0].Signature));
        Assert.False(known.Verifies((envelope with { Payload = [1, 2, 4] }).SignedBytes, envelope.Signatures[0].Signature));
        Assert.False(known.Verifies((envelope with { PayloadType = "other" }).SignedBytes, envelope.Signatures[0].Signature));
        Assert.False(known.Verifies(envelope.SignedBytes, [1, 2, 3]));
    }

    public static TheoryData<string, Func<string>> BadKeys => new()
    {
        { "text", () => "c2VjcmV0LXNlY3JldA==" },
        { "a broken PEM", () => "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LXNlY3JldA==\n-----END PRIVATE KEY-----" },
        { "another curve", () => Pem(ECDsa.Create(ECCurve.NamedCurves.nistP384)) },
        { "a short RSA key", () => Pem(RSA.Create(1024)) },
        { "an encrypted key", () => ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportEncryptedPkcs8PrivateKeyPem("pass", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10)) },
        { "a public key", () => ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportSubjectPublicKeyInfoPem() },
    };

    [Theory]
    [MemberData(nameof(BadKeys))]
    public void An_unusable_key_is_refused_without_showing_its_content(string what, Func<string> pem)
    {
        var text = pem();

        var e = Assert.Throws<DriverException>(() => SigningKey.Load(Write("key.pem", text)));

        Assert.True(e.Failure is DriverFailure.KeyUnusable, what);
        Assert.Contains("key.pem", e.Message, StringComparison.Ordinal);
        Assert.Contains("ECDSA on P-256", e.Message, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(l => l.Length > 0), l => Assert.DoesNotContain(l, e.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_private_key_is_refused_as_a_public_key()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(DriverFailure.KeyUnusable, Assert.Throws<DriverException>(() => PublicKey.Load(Write("key.pem", pair.ExportPkcs8PrivateKeyPem()))).Failure);
    }

    [Fact]
    public void A_missing_key_file_is_named() =>
        Assert.Contains("none.pem can't be read", Assert.Throws<DriverException>(() => SigningKey.Load(_directory.File("none.pem"))).Message, StringComparison.Ordinal);

    private string Write(string name, string text)
    {
        _directory.Write(name, text);
        return _directory.File(name);
    }

    private static string Pem(AsymmetricAlgorithm key) => key.ExportPkcs8PrivateKeyPem();
}
