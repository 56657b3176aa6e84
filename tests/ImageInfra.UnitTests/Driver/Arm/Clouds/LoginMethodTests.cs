using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Arm.Clouds;

public sealed class LoginMethodTests
{
    private const string Tenant = "ARM_TENANT_ID=tenant";
    private const string Client = "ARM_CLIENT_ID=client";

    [Theory]
    [InlineData(typeof(LoginMethod.Chain))]
    [InlineData(typeof(LoginMethod.Chain), "ARM_USE_MSI=1")]
    [InlineData(typeof(LoginMethod.Chain), "ARM_USE_DEFAULT_AZURE_CREDENTIAL=true", "ARM_CLIENT_SECRET=verysecret", Tenant, Client)]
    [InlineData(typeof(LoginMethod.Certificate), "ARM_CLIENT_CERTIFICATE_PATH=a.pfx", "ARM_CLIENT_SECRET=verysecret", Tenant, Client)]
    [InlineData(typeof(LoginMethod.Secret), "ARM_CLIENT_SECRET=verysecret", "ARM_USE_OIDC=true", Tenant, Client)]
    [InlineData(typeof(LoginMethod.Secret), "ARM_CLIENT_SECRET=verysecret", "tenantId=t", "clientId=c")]
    [InlineData(typeof(LoginMethod.Federated), "ARM_USE_OIDC=true", "ARM_OIDC_TOKEN=oidctoken", Tenant, Client)]
    [InlineData(typeof(LoginMethod.Federated), "ARM_USE_OIDC=true", "ARM_OIDC_TOKEN_FILE_PATH=/tmp/token", Tenant, Client)]
    [InlineData(typeof(LoginMethod.Federated), "useOidc=true", "ACTIONS_ID_TOKEN_REQUEST_URL=https://github.example/token?x=1", "ACTIONS_ID_TOKEN_REQUEST_TOKEN=bearer", Tenant, Client)]
    [InlineData(typeof(LoginMethod.ManagedIdentity), "ARM_USE_MSI=true", "AZURE_CLIENT_SECRET=verysecret", "AZURE_CLIENT_ID=c", "AZURE_TENANT_ID=t")]
    [InlineData(typeof(LoginMethod.Secret), "AZURE_CLIENT_SECRET=verysecret", "AZURE_CLIENT_ID=c", "AZURE_TENANT_ID=t")]
    [InlineData(typeof(LoginMethod.Chain), "AZURE_CLIENT_SECRET=verysecret", "AZURE_CLIENT_ID=c")]
    [InlineData(typeof(LoginMethod.Chain), Tenant, Client)]
    public void The_login_is_chosen_in_the_order_of_azure_native(Type expected, params string[] settings) =>
        Assert.IsType(expected, LoginMethod.Of(SomeAzureSettings.Of(settings)));

    [Theory]
    [InlineData("ARM_TENANT_ID", "ARM_CLIENT_SECRET=verysecret", Client)]
    [InlineData("ARM_CLIENT_ID", "ARM_CLIENT_SECRET=verysecret", Tenant)]
    [InlineData("ARM_TENANT_ID", "ARM_CLIENT_CERTIFICATE_PATH=a.pfx", Client)]
    [InlineData("ARM_OIDC_TOKEN", "ARM_USE_OIDC=true", Tenant, Client)]
    [InlineData("https", "ARM_USE_OIDC=true", Tenant, Client, "ACTIONS_ID_TOKEN_REQUEST_URL=http://github.example/", "ACTIONS_ID_TOKEN_REQUEST_TOKEN=bearer")]
    public void A_missing_variable_of_a_login_is_named(string missing, params string[] settings)
    {
        var e = Assert.Throws<DriverException>(() => LoginMethod.Of(SomeAzureSettings.Of(settings)));

        Assert.Equal(DriverFailure.InvalidSetting, e.Failure);
        Assert.Contains(missing, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_contain_no_secret()
    {
        var method = LoginMethod.Of(SomeAzureSettings.Of("ARM_CLIENT_SECRET=do-not-show-me", Tenant, Client));

        Assert.DoesNotContain("do-not-show-me", $"{method} {method.Advice}", StringComparison.Ordinal);
        Assert.Equal("it was ***", SecretMask.Apply("it was do-not-show-me"));
    }
}
