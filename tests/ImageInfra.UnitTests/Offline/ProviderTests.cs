using System.Text.Json;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.AzureNative;

namespace ImageInfra.UnitTests.Offline;

/// <summary>Tests that the package and its stand-in register a provider of azure-native as Pulumi's engine requires.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ProviderTests
{
    [Fact]
    public async Task Settings_other_than_strings_are_sent_as_json()
    {
        var mocks = new AzureMocks();

        await Deployment.TestAsync(mocks, new() { IsPreview = false }, () =>
        {
            _ = new Provider("azure", new() { UseMsi = true, AuxiliaryTenantIds = { "a", "b" }, TenantId = "c" });
            return Task.CompletedTask;
        });

        var provider = mocks.Single("pulumi:providers:azure-native");
        Assert.Equal("true", provider.Inputs["useMsi"]);
        // The package writes spaces, but its stand-in does not.
        Assert.Equal(["a", "b"], JsonSerializer.Deserialize<string[]>(Assert.IsType<string>(provider.Inputs["auxiliaryTenantIds"]))!);
        Assert.Equal("c", provider.Inputs["tenantId"]);
        Assert.Equal("public", provider.Inputs["environment"]);
        Assert.DoesNotContain("clientSecret", provider.Inputs.Keys);
    }
}
