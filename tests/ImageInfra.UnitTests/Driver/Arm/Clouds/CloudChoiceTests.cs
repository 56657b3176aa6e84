using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Arm.Clouds;

public sealed class CloudChoiceTests
{
    [Theory]
    [InlineData("public", "management.azure.com")]
    [InlineData("Global", "management.azure.com")]
    [InlineData("AzureCloud", "management.azure.com")]
    [InlineData("azurepubliccloud", "management.azure.com")]
    [InlineData("usgovernment", "management.usgovcloudapi.net")]
    [InlineData("UsGov", "management.usgovcloudapi.net")]
    [InlineData("usgovernmentl4", "management.usgovcloudapi.net")]
    [InlineData("AzureUSGovernment", "management.usgovcloudapi.net")]
    [InlineData("AZUREUSGOVERNMENTCLOUD", "management.usgovcloudapi.net")]
    [InlineData("china", "management.chinacloudapi.cn")]
    [InlineData("AzureChinaCloud", "management.chinacloudapi.cn")]
    public void Names_of_azure_native_and_terraform_are_accepted_in_any_case(string name, string host)
    {
        foreach (var setting in (string[])["environment", "ARM_ENVIRONMENT", "AZURE_ENVIRONMENT"])
        {
            Assert.Equal(host, Named($"{setting}={name}").ResourceManager.Host);
        }
    }

    [Theory]
    [InlineData("german")]
    [InlineData("AzureGermanCloud")]
    [InlineData("usgovernmentl5")]
    [InlineData(" public")]
    [InlineData("https://management.azure.com")]
    public void An_unknown_name_is_refused_with_the_allowed_names(string name)
    {
        var e = Assert.Throws<DriverException>(() => Choose($"ARM_ENVIRONMENT={name}"));

        Assert.Equal(DriverFailure.InvalidSetting, e.Failure);
        Assert.StartsWith($"the environment variable ARM_ENVIRONMENT: '{name}' is not a cloud; expected public, usgovernment, china.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_setting_it_is_the_public_cloud() =>
        Assert.Equal(new CloudChoice.Named(AzureCloud.Public, null), Choose());

    [Fact]
    public void The_stacks_file_comes_before_the_environment() =>
        Assert.Same(AzureCloud.China, Named("environment=china", "ARM_ENVIRONMENT=usgovernment"));

    [Fact]
    public void An_empty_value_counts_as_not_set() =>
        Assert.Same(AzureCloud.USGovernment, Named("environment=", "ARM_ENVIRONMENT=", "ARM_METADATA_HOSTNAME=", "AZURE_ENVIRONMENT=usgovernment"));

    [Theory]
    [InlineData("localhost:8443", "https://localhost:8443/metadata/endpoints?api-version=2022-09-01")]
    [InlineData("management.local.azurestack.external", "https://management.local.azurestack.external/metadata/endpoints?api-version=2022-09-01")]
    [InlineData("https://management.azure.com/", "https://management.azure.com/metadata/endpoints?api-version=2022-09-01")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/metadata/endpoints?api-version=2022-09-01")]
    [InlineData("[::1]:8443", "https://[::1]:8443/metadata/endpoints?api-version=2022-09-01")]
    public void A_metadata_host_comes_before_a_name(string host, string document)
    {
        foreach (var setting in (string[])["metadataHost", "ARM_METADATA_HOSTNAME"])
        {
            var choice = Assert.IsType<CloudChoice.Described>(Choose($"{setting}={host}", "environment=china"));

            Assert.Equal(new Uri(document), choice.Document);
            Assert.Equal("china", choice.Name);
        }
    }

    [Theory]
    [InlineData("http://management.azure.com")]
    [InlineData("ftp://localhost")]
    [InlineData("https://ada:secret@localhost")]
    [InlineData("localhost/path")]
    [InlineData("localhost?x=1")]
    [InlineData("local host")]
    [InlineData("localhost:99999")]
    public void An_invalid_or_unencrypted_metadata_host_is_refused(string host)
    {
        var e = Assert.Throws<DriverException>(() => Choose($"metadataHost={host}"));

        Assert.Equal(DriverFailure.InvalidSetting, e.Failure);
        Assert.StartsWith("azure-native:metadataHost in Pulumi.dev.yaml:3: ", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.us", "usgovernment")]
    [InlineData("https://LOGIN.microsoftonline.us/", "usgovernment")]
    [InlineData("https://login.chinacloudapi.cn/", "china")]
    [InlineData("https://login.partner.microsoftonline.cn/", "china")]
    [InlineData("https://login.microsoftonline.com/", "public")]
    public void The_login_server_of_azure_identity_selects_the_cloud_last(string host, string cloud)
    {
        Assert.Equal(cloud, Named($"AZURE_AUTHORITY_HOST={host}").Name);
        Assert.Same(AzureCloud.Public, Named($"AZURE_AUTHORITY_HOST={host}", "ARM_ENVIRONMENT=public"));
    }

    [Fact]
    public void An_unknown_login_server_belongs_to_the_public_cloud()
    {
        var cloud = Named("AZURE_AUTHORITY_HOST=https://westus2.login.microsoft.com");

        Assert.Equal("westus2.login.microsoft.com", cloud.AuthorityHost.Host);
        Assert.Equal(AzureCloud.Public.ResourceManager, cloud.ResourceManager);
    }

    [Theory]
    [InlineData("http://login.microsoftonline.us")]
    [InlineData("login.microsoftonline.us")]
    public void A_login_server_without_https_is_refused(string host) =>
        Assert.Equal(DriverFailure.InvalidSetting, Assert.Throws<DriverException>(() => Choose($"AZURE_AUTHORITY_HOST={host}")).Failure);

    [Fact]
    public void The_cloud_of_the_azure_cli_applies_without_other_settings()
    {
        var azureCli = new AzureSetting("AzureUSGovernment", "the Azure CLI", "az cloud set");

        Assert.Equal(new CloudChoice.Named(AzureCloud.USGovernment, azureCli), CloudChoice.Of(SomeAzureSettings.Of(), azureCli));
        Assert.Equal("china", ((CloudChoice.Named)CloudChoice.Of(SomeAzureSettings.Of("ARM_ENVIRONMENT=china"), azureCli)).Cloud.Name);
    }

    [Theory]
    [InlineData("[core]\nname = no\n[cloud]\nname = AzureChinaCloud\n", "AzureChinaCloud")]
    [InlineData("[cloud]\r\nname=AzureCloud\r\n", "AzureCloud")]
    [InlineData("[cloud]\nnames = x\nname =\n[defaults]\nname = x", null)]
    [InlineData("", null)]
    public void The_configuration_of_the_azure_cli_names_its_cloud(string text, string? cloud) =>
        Assert.Equal(cloud, AzureCliConfiguration.CloudNameIn(text));

    [Fact]
    public void An_encrypted_value_needs_a_variable()
    {
        var e = Assert.Throws<DriverException>(() => Choose("metadataHost=(encrypted)"));

        Assert.Equal("Pulumi.dev.yaml:3: azure-native:metadataHost is encrypted, and imageinfra cannot decrypt it; set ARM_METADATA_HOSTNAME to the same value", e.Message);
        Assert.IsType<CloudChoice.Described>(Choose("metadataHost=(encrypted)", "ARM_METADATA_HOSTNAME=localhost"));
    }

    [Fact]
    public void The_name_of_a_cloud_is_shown()
    {
        Assert.Equal("Azure", AzureCloud.Public.Place);
        Assert.Equal("Azure (usgovernment)", AzureCloud.USGovernment.Place);
        Assert.Equal("the simulator at https://127.0.0.1:8443", (AzureCloud.Public with { ResourceManager = new("https://127.0.0.1:8443/") }).Place);
        Assert.Equal("Azure (Contoso at https://arm.contoso.com)", (AzureCloud.Public with { Name = "Contoso", ResourceManager = new("https://arm.contoso.com/") }).Place);
    }

    private static CloudChoice Choose(params IReadOnlyList<string> settings) => CloudChoice.Of(SomeAzureSettings.Of(settings), null);

    private static AzureCloud Named(params IReadOnlyList<string> settings) => Assert.IsType<CloudChoice.Named>(Choose(settings)).Cloud;
}
