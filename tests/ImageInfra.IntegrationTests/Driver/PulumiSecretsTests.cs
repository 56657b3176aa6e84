using System.Runtime.Versioning;
using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Foundations;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Images;
using Pulumi.Automation.Commands;

namespace ImageInfra.IntegrationTests.Driver;

/// <summary>Tests secrets from <c>pulumi config get</c>, with a shell script as pulumi.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(ProcessPathCollection.Name)]
public sealed class PulumiSecretsTests : IDisposable
{
    private static readonly SecretSetting s_secret = new("webhooks", "[0].url");

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("imageinfra-secrets-");
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task A_secret_is_read_by_its_path_and_then_masked()
    {
        var asked = Path.Combine(_root.FullName, "asked");
        var secrets = await SecretsAsync($$"""printf '%s' "$*" > '{{asked}}'; echo '{"name":"imageinfra:webhooks","value":"https://hooks.example/3f2a9c1b","secret":true}'""");

        Assert.Equal("https://hooks.example/3f2a9c1b", await secrets.ReadAsync(s_secret, default));
        Assert.StartsWith("config get --path imageinfra:webhooks[0].url --json --stack dev", await File.ReadAllTextAsync(asked), StringComparison.Ordinal);
        Assert.Equal("told ***", SecretMask.Apply("told https://hooks.example/3f2a9c1b"));
    }

    [Fact]
    public async Task Without_the_passphrase_the_error_names_secret_and_next_step()
    {
        var secrets = await SecretsAsync("echo 'error: passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables' >&2; exit 255");

        var e = await Assert.ThrowsAsync<DriverException>(() => secrets.ReadAsync(s_secret, default));

        Assert.Equal(
            "imageinfra:webhooks[0].url is a secret that cannot be decrypted: 'pulumi config get' failed: passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables. "
            + "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE, and try 'pulumi config get --path \"imageinfra:webhooks[0].url\" --stack dev'",
            e.Message);
    }

    private async Task<PulumiSecrets> SecretsAsync(string answer)
    {
        var stub = Path.Combine(_root.FullName, "pulumi");
        await File.WriteAllTextAsync(stub, $"""
            #!/bin/sh
            case "$1" in
              version) echo v3.200.0 ;;
              config) {answer} ;;
            esac
            """);
        File.SetUnixFileMode(stub, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("PATH", _root.FullName + Path.PathSeparator + _path);
        return new(_root.FullName, "dev", TimeProvider.System, await LocalPulumiCommand.CreateAsync());
    }
}
