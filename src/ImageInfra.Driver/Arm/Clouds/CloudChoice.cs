using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>
/// The cloud that the settings select. As in azure-native, a metadata host overrides a name. Without either, Azure.Identity's login
/// server decides, then the Azure CLI; the default is the public cloud.
/// </summary>
internal abstract record CloudChoice
{
    private CloudChoice()
    {
    }

    /// <summary>Reads the settings without calling a server.</summary>
    /// <param name="settings">The settings of the stack and the environment.</param>
    /// <param name="azureCli">The cloud of the Azure CLI, if a login of the Azure CLI may be used.</param>
    /// <exception cref="DriverException">A setting is invalid.</exception>
    public static CloudChoice Of(AzureSettings settings, AzureSetting? azureCli)
    {
        var environment = settings.Find("environment", "ARM_ENVIRONMENT", "AZURE_ENVIRONMENT");
        if (settings.Find("metadataHost", "ARM_METADATA_HOSTNAME") is { } host)
        {
            return new Described(MetadataAddress(host), host, environment?.Value);
        }

        if (environment is not null)
        {
            return new Named(CloudOf(environment), environment);
        }

        return settings.Variable("AZURE_AUTHORITY_HOST") is { } authority ? OfAuthority(authority)
            : azureCli is null ? new Named(AzureCloud.Public, null)
            : new Named(CloudOf(azureCli), azureCli);
    }

    private static AzureCloud CloudOf(AzureSetting name) => AzureCloud.Named(name.Value) ?? throw name.Refuse(
        $"'{name.Value}' is not a cloud; expected {string.Join(", ", AzureCloud.Known.Select(c => c.Name))}. For another cloud, set ARM_METADATA_HOSTNAME to the host of its Azure Resource Manager");

    private static Named OfAuthority(AzureSetting setting)
    {
        if (!Uri.TryCreate(setting.Value, UriKind.Absolute, out var host) || host.Scheme != Uri.UriSchemeHttps)
        {
            throw setting.Refuse($"'{setting.Value}' is not an https address; expected an address such as {AzureCloud.Public.AuthorityHost}");
        }

        // An unknown login server is treated as another address of the public cloud's.
        return new(AzureCloud.OfAuthority(host) ?? AzureCloud.Public with { AuthorityHost = host }, setting);
    }

    private static Uri MetadataAddress(AzureSetting setting)
    {
        var text = setting.Value.Contains("://", StringComparison.Ordinal) ? setting.Value : $"https://{setting.Value}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var host) || host.UserInfo.Length > 0 || host.PathAndQuery != "/" || host.Fragment.Length > 0)
        {
            throw setting.Refuse($"'{SecretMask.Apply(setting.Value)}' is not a host; expected a host name, optionally with a port, such as management.example.com or localhost:8443");
        }

        return host.Scheme == Uri.UriSchemeHttps || (host.Scheme == Uri.UriSchemeHttp && host.IsLoopback)
            ? new(host, "/metadata/endpoints?api-version=2022-09-01")
            : throw setting.Refuse($"'{setting.Value}' does not use https; expected https, or http on this machine");
    }

    /// <summary>A cloud selected by name.</summary>
    /// <param name="Cloud">The cloud.</param>
    /// <param name="Setting">The setting with the name; null for the default.</param>
    public sealed record Named(AzureCloud Cloud, AzureSetting? Setting) : CloudChoice;

    /// <summary>A cloud with a metadata document.</summary>
    /// <param name="Document">The address of the metadata document.</param>
    /// <param name="Setting">The setting with the metadata host.</param>
    /// <param name="Name">The name of the cloud if the document lists several; null if not set.</param>
    public sealed record Described(Uri Document, AzureSetting Setting, string? Name) : CloudChoice;
}
