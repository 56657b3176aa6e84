using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>
/// The method of login. The settings select it in the order of azure-native, so that <c>imageinfra</c> and <c>pulumi</c> use the
/// same login. Where azure-native ends with the Azure CLI, the whole credential chain of Azure.Identity is used, which includes it.
/// </summary>
internal abstract record LoginMethod
{
    private LoginMethod()
    {
    }

    /// <summary>The next step if the login is refused.</summary>
    public abstract string Advice { get; }

    /// <summary>Reads the settings without calling a server.</summary>
    /// <exception cref="DriverException">The selected method lacks a required setting.</exception>
    public static LoginMethod Of(AzureSettings settings)
    {
        if (settings.IsOn("useDefaultAzureCredential", "ARM_USE_DEFAULT_AZURE_CREDENTIAL"))
        {
            return new Chain();
        }

        if (settings.Find("clientCertificatePath", "ARM_CLIENT_CERTIFICATE_PATH") is { } file)
        {
            return new Certificate(Tenant(settings, file), Client(settings, file), file, settings.FindSecret("clientCertificatePassword", "ARM_CLIENT_CERTIFICATE_PASSWORD"));
        }

        if (settings.FindSecret("clientSecret", "ARM_CLIENT_SECRET") is { } secret)
        {
            return new Secret(Tenant(settings, secret), Client(settings, secret), secret);
        }

        if (settings.Find("useOidc", "ARM_USE_OIDC") is { Value: "true" } oidc)
        {
            return new Federated(
                Tenant(settings, oidc),
                Client(settings, oidc),
                OidcToken.Of(settings) ?? throw oidc.Refuse("a token is missing; set ARM_OIDC_TOKEN, ARM_OIDC_TOKEN_FILE_PATH, or ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN"));
        }

        return settings.IsOn("useMsi", "ARM_USE_MSI") ? new ManagedIdentity(settings.Find("clientId", "ARM_CLIENT_ID"))
            : Environment(settings) is { } given ? given
            : new Chain();
    }

    // The credential chain starts with these variables too; using them directly gives a better error if the login is refused.
    private static Secret? Environment(AzureSettings settings) =>
        settings.Variable("AZURE_CLIENT_SECRET") is not null
        && settings.Variable("AZURE_TENANT_ID") is { } tenant
        && settings.Variable("AZURE_CLIENT_ID") is { } client
            ? new(tenant, client, settings.FindSecret("", "AZURE_CLIENT_SECRET")!)
            : null;

    private static AzureSetting Tenant(AzureSettings settings, AzureSetting reason) =>
        settings.Find("tenantId", "ARM_TENANT_ID") ?? throw reason.Refuse("a tenant is missing; set ARM_TENANT_ID or azure-native:tenantId");

    private static AzureSetting Client(AzureSettings settings, AzureSetting reason) =>
        settings.Find("clientId", "ARM_CLIENT_ID") ?? throw reason.Refuse("a client is missing; set ARM_CLIENT_ID or azure-native:clientId");

    /// <summary>Azure.Identity's chain: environment variables, workload and managed identities, the Azure CLI, other tools.</summary>
    public sealed record Chain : LoginMethod
    {
        public override string Advice => "run 'az login'";
    }

    /// <summary>A service principal with a certificate.</summary>
    public sealed record Certificate(AzureSetting TenantId, AzureSetting ClientId, AzureSetting File, AzureSetting? Password) : LoginMethod
    {
        public override string Advice => $"check {File.Source}, {ClientId.Source} and {TenantId.Source}";
    }

    /// <summary>A service principal with a secret.</summary>
    public sealed record Secret(AzureSetting TenantId, AzureSetting ClientId, AzureSetting Value) : LoginMethod
    {
        public override string Advice => $"check {Value.Source}, {ClientId.Source} and {TenantId.Source}";
    }

    /// <summary>A service principal with a federated credential of another identity provider.</summary>
    public sealed record Federated(AzureSetting TenantId, AzureSetting ClientId, OidcToken Token) : LoginMethod
    {
        public override string Advice => $"check the federated credential of the application, {ClientId.Source} and {TenantId.Source}";
    }

    /// <summary>The managed identity of this machine.</summary>
    public sealed record ManagedIdentity(AzureSetting? ClientId) : LoginMethod
    {
        public override string Advice => "check that this machine has a managed identity" + (ClientId is null ? "" : $", and {ClientId.Source}");
    }
}
