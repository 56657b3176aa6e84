using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests the output of 'imageinfra verify'.</summary>
[Collection(PulumiCollection.Name)]
public sealed class VerifyTests : IDisposable
{
    private const string Base = "ubuntu-2404-base";
    private const string SigningKey = "IMAGEINFRA_SIGNING_KEY";

    private readonly ProjectCopy _project = new();

    private string Statement => Path.Combine(_project.LocalState, "local", "provenance", "dev", Base, "1.0.0.intoto.json");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_signed_version_is_verified_only_with_its_public_key()
    {
        var (key, publicKey) = Pair("mine");
        var (_, other) = Pair("other");
        var built = await _project.RunWithAsync(SigningKey, key, "build", Base, "--local");
        Assert.True(built.ExitCode is ExitCode.Success, built.Error);

        var verified = await _project.RunAsync("verify", Base, "--local", "--key", publicKey);
        var byVariable = await _project.RunWithAsync("IMAGEINFRA_VERIFY_KEY", publicKey, "verify", Base, "1.0.0", "--local", "--json");
        var refused = await _project.RunAsync("verify", Base, "--local", "--key", other);

        Assert.Equal(ExitCode.Success, verified.ExitCode);
        Assert.Contains("signed the statement", verified.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, byVariable.ExitCode);
        Assert.True((bool)byVariable.Json["versions"]![0]!["verified"]!);
        Assert.Contains((JsonArray)byVariable.Json["versions"]![0]!["checks"]!, c => ((string?)c!["name"], (string?)c["outcome"]) == ("signature", "passed"));
        Assert.Equal(ExitCode.NotVerified, refused.ExitCode);
        Assert.Contains("did not sign the statement", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsigned_version_is_verified_but_not_one_without_a_statement()
    {
        await _project.RunAsync("build", Base, "--local");

        var verified = await _project.RunAsync("verify", Base, "--local");
        File.Delete(Statement);
        var missing = await _project.RunAsync("verify", Base, "--local");

        Assert.Equal(ExitCode.Success, verified.ExitCode);
        Assert.Contains("the statement is not signed", verified.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotVerified, missing.ExitCode);
        Assert.Contains($"{Statement} has no statement", missing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unusable_key_stops_a_build_before_any_request()
    {
        var path = Path.Combine(_project.Directory, "bad.pem");
        await File.WriteAllTextAsync(path, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----");

        var built = await _project.RunWithAsync(SigningKey, path, "build", Base, "--local");

        Assert.Equal(ExitCode.InvalidInput, built.ExitCode);
        Assert.Contains("bad.pem has no usable key", built.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", built.Error + built.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_project.LocalState));
    }

    [Fact]
    public async Task An_unknown_version_is_not_found()
    {
        await _project.RunAsync("build", Base, "--local");

        var verified = await _project.RunAsync("verify", Base, "9.9.9", "--local");

        Assert.Equal(ExitCode.NotFound, verified.ExitCode);
        Assert.Contains("has no version 9.9.9; it has 1.0.0", verified.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Base, "pkg:deb/ubuntu/unattended-upgrades@")]
    [InlineData("windows-server-2025", "pkg:generic/KB5044284")]
    public async Task Packages_are_listed_if_the_catalog_enables_it(string image, string package)
    {
        await File.AppendAllTextAsync(Path.Combine(_project.Directory, "infra", "images", $"{image}.yaml"), "version:\n  packageInventory: true\n");

        var built = await _project.RunAsync("build", image, "--local");
        var logs = await _project.RunAsync("logs", image, "--local");

        Assert.True(built.ExitCode is ExitCode.Success, built.Error);
        var inventory = Path.Combine(_project.LocalState, "local", "provenance", "dev", image, "1.0.0.cdx.json");
        Assert.Contains(package, await File.ReadAllTextAsync(inventory), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, (await _project.RunAsync("verify", image, "--local")).ExitCode);
        Assert.Contains("customizer 'imageinfra-package-inventory' ends", logs.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("imageinfra-packages 1 ", logs.Output, StringComparison.Ordinal);
    }

    private (string Private, string Public) Pair(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var path = Path.Combine(_project.Directory, name);
        File.WriteAllText($"{path}.pem", key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText($"{path}.pub.pem", key.ExportSubjectPublicKeyInfoPem());
        return ($"{path}.pem", $"{path}.pub.pem");
    }
}
