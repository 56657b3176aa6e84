using ImageInfra.Simulator.Server;

namespace ImageInfra.Cli.Simulators;

/// <summary>The environment variables that direct Azure clients to a simulator.</summary>
internal static class ClientEnvironment
{
    /// <summary>An arbitrary client id; the first client to sign in owns the subscriptions.</summary>
    private const string ClientId = "5a1b0000-0000-4000-8000-00000000000a";

    /// <summary>The variables by name, with their purposes.</summary>
    public static IReadOnlyList<(string Name, string Value, string Why)> Of(Uri endpoint, string tenant, string subscription, string directory)
    {
        var authority = DevelopmentCertificate.AuthorityPath(directory);
        return
        [
            ("ARM_METADATA_HOSTNAME", endpoint.Authority, "imageinfra, Pulumi azure-native, Terraform azurerm"),
            ("ARM_DISABLE_INSTANCE_DISCOVERY", "true", "the same: the login server is this one"),
            ("ARM_SUBSCRIPTION_ID", subscription, "the same"),
            ("ARM_TENANT_ID", tenant, "the same"),
            ("ARM_CLIENT_ID", ClientId, "the same"),
            ("ARM_CLIENT_SECRET", "any", "the same; not checked"),
            ("AZURE_AUTHORITY_HOST", endpoint.ToString(), "Azure SDKs"),
            ("AZURE_TENANT_ID", tenant, "Azure SDKs"),
            ("AZURE_CLIENT_ID", ClientId, "Azure SDKs"),
            ("AZURE_CLIENT_SECRET", "any", "Azure SDKs"),
            ("AZURE_SUBSCRIPTION_ID", subscription, "Azure SDKs"),
            ("SSL_CERT_DIR", DevelopmentCertificate.DirectoryOf(directory), "trust: Go (Pulumi, Terraform) on Linux, .NET on Linux; beside the system's own"),
            ("NODE_EXTRA_CA_CERTS", authority, "trust: Node"),
            ("REQUESTS_CA_BUNDLE", authority, "trust: Python and the Azure CLI"),
        ];
    }
}
