namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>The endpoints of an Azure cloud: the public one, a sovereign one, or one with a metadata document.</summary>
public sealed record AzureCloud
{
    /// <summary>The Azure CLI's name for the public cloud.</summary>
    internal const string DefaultCliName = "AzureCloud";

    /// <summary>Azure's public cloud.</summary>
    public static AzureCloud Public { get; } = new()
    {
        Name = "public",
        ResourceManager = new("https://management.azure.com/"),
        Audience = "https://management.azure.com",
        AuthorityHost = new("https://login.microsoftonline.com/"),
        StorageSuffix = "core.windows.net",
        AzureCliName = DefaultCliName,
    };

    /// <summary>Azure Government.</summary>
    public static AzureCloud USGovernment { get; } = new()
    {
        Name = "usgovernment",
        ResourceManager = new("https://management.usgovcloudapi.net/"),
        Audience = "https://management.usgovcloudapi.net",
        AuthorityHost = new("https://login.microsoftonline.us/"),
        StorageSuffix = "core.usgovcloudapi.net",
        AzureCliName = "AzureUSGovernment",
    };

    /// <summary>Azure in China, operated by 21Vianet.</summary>
    public static AzureCloud China { get; } = new()
    {
        Name = "china",
        ResourceManager = new("https://management.chinacloudapi.cn/"),
        Audience = "https://management.chinacloudapi.cn",
        AuthorityHost = new("https://login.chinacloudapi.cn/"),
        StorageSuffix = "core.chinacloudapi.cn",
        AzureCliName = "AzureChinaCloud",
    };

    /// <summary>The clouds with fixed names, as documented by azure-native.</summary>
    public static IReadOnlyList<AzureCloud> Known { get; } = [Public, USGovernment, China];

    /// <summary>The name, such as <c>usgovernment</c>, or the one in the cloud's metadata document.</summary>
    public required string Name { get; init; }

    /// <summary>The address of Azure Resource Manager.</summary>
    public required Uri ResourceManager { get; init; }

    /// <summary>The audience of tokens for Azure Resource Manager.</summary>
    public required string Audience { get; init; }

    /// <summary>The login server.</summary>
    public required Uri AuthorityHost { get; init; }

    /// <summary>The suffix of the host names of storage services, such as <c>core.windows.net</c>.</summary>
    public required string StorageSuffix { get; init; }

    /// <summary>The name for <c>az cloud set --name</c>; null if the cloud must be registered with the Azure CLI first.</summary>
    public string? AzureCliName { get; init; }

    /// <summary>The scope of tokens for Azure Resource Manager.</summary>
    public string Scope => $"{Audience}/.default";

    /// <summary>Whether the cloud is a simulator on this machine.</summary>
    public bool IsOnThisMachine => ResourceManager.IsLoopback;

    /// <summary>The name of the cloud for use in a sentence about a stack.</summary>
    public string Place =>
        IsOnThisMachine ? $"the simulator at {ResourceManager.GetLeftPart(UriPartial.Authority)}"
        : ResourceManager == Public.ResourceManager ? "Azure"
        : Known.Any(c => c.ResourceManager == ResourceManager) ? $"Azure ({Name})"
        : $"Azure ({Name} at {ResourceManager.GetLeftPart(UriPartial.Authority)})";

    /// <summary>Finds a cloud by name, ignoring case; null if the name is unknown.</summary>
    public static AzureCloud? Named(string name) => name.ToLowerInvariant() switch
    {
        // The names that azure-native, azurerm and the Azure CLI accept.
        "public" or "global" or "azurecloud" or "azurepubliccloud" => Public,
        "usgovernment" or "usgov" or "usgovernmentl4" or "azureusgovernment" or "azureusgovernmentcloud" => USGovernment,
        "china" or "azurechinacloud" => China,
        _ => null,
    };

    /// <summary>Finds a cloud by its login server; null if the server is unknown.</summary>
    public static AzureCloud? OfAuthority(Uri host) => Known.FirstOrDefault(c => c.AuthorityHost.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase))
        // China has a second name for its login server.
        ?? (host.Host.Equals("login.partner.microsoftonline.cn", StringComparison.OrdinalIgnoreCase) ? China : null);

    /// <summary>The URL of a blob in a storage account of the cloud.</summary>
    public string BlobAddress(string account, string container, string name) => $"https://{account}.blob.{StorageSuffix}/{container}/{name}";
}
