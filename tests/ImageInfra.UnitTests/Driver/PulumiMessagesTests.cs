using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Tests the conversion of pulumi's errors to messages with the next command.</summary>
public sealed class PulumiMessagesTests
{
    [Theory]
    [InlineData("error: getting secrets manager: incorrect passphrase", DriverFailure.SecretsLocked, "PULUMI_CONFIG_PASSPHRASE")]
    [InlineData("error: failed to decrypt: incorrect passphrase, please set PULUMI_CONFIG_PASSPHRASE to the correct passphrase", DriverFailure.SecretsLocked, "is wrong")]
    [InlineData("error: passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables", DriverFailure.SecretsLocked, "is missing")]
    [InlineData("error: constructing secrets manager of type \"passphrase\": unable to find either `PULUMI_CONFIG_PASSPHRASE` or `PULUMI_CONFIG_PASSPHRASE_FILE` when trying to access the Passphrase Secrets Provider", DriverFailure.SecretsLocked, "is missing")]
    [InlineData("error: this command requires logging in; try running `pulumi login` first", DriverFailure.NotAuthorized, "pulumi login --local")]
    [InlineData("error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions", DriverFailure.NotAuthorized, "pulumi login")]
    [InlineData("error: no resource plugin 'pulumi-resource-azure-native' found in the workspace at version v3.28.0 or on your $PATH", DriverFailure.PluginMissing, "'pulumi plugin install resource azure-native v3.28.0'")]
    [InlineData("error: could not load plugin for azure-native provider: no resource plugin 'pulumi-resource-azure-native' found in the workspace at version v3.28.0, install the plugin", DriverFailure.PluginMissing, "'pulumi plugin install resource azure-native v3.28.0'")]
    [InlineData("error: Could not automatically download and install resource plugin 'pulumi-resource-azure-native' at version v3.28.0, install the plugin using", DriverFailure.PluginMissing, "azure-native v3.28.0")]
    [InlineData("error: failed to load language plugin dotnet: no language plugin 'pulumi-language-dotnet' found in the workspace or on your $PATH", DriverFailure.PluginMissing, "language 'dotnet'")]
    [InlineData("error: unknown secrets provider type 'vaulty' (supported values: default,passphrase)", DriverFailure.SecretsProviderUnknown, "'vaulty'")]
    [InlineData("error: no known secrets provider for type \"vaulty\"", DriverFailure.SecretsProviderUnknown, "change-secrets-provider --stack dev")]
    [InlineData("error: no stack named 'dev' found", DriverFailure.StackNotFound, "pulumi stack init dev")]
    [InlineData("error: [409] Conflict: Another update is currently in progress.", DriverFailure.StackBusy, "pulumi cancel --yes --stack dev")]
    public void A_known_message_has_an_explanation_and_a_failure(string text, DriverFailure failure, string part)
    {
        var e = PulumiMessages.Find(text, "dev", new InvalidOperationException());

        Assert.Equal(failure, e!.Failure);
        Assert.Contains(part, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void An_unknown_message_has_no_explanation() => Assert.Null(PulumiMessages.Find("error: something else", "dev", new InvalidOperationException()));
}
