namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>An Azure: where its parts are. There are the public one, sovereign ones, and those that describe themselves.</summary>
public sealed record AzureCloud
{
    /// <summary>The public cloud, as the Azure CLI names it.</summary>
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

    /// <summary>The clouds that have a name, each by the one that azure-native documents.</summary>
    public static IReadOnlyList<AzureCloud> Known { get; } = [Public, USGovernment, China];

    /// <summary>Its name, such as <c>usgovernment</c>, or the one that it gives itself.</summary>
    public required string Name { get; init; }

    /// <summary>Where Azure Resource Manager is.</summary>
    public required Uri ResourceManager { get; init; }

    /// <summary>Whom tokens for Azure Resource Manager are for.</summary>
    public required string Audience { get; init; }

    /// <summary>The login server.</summary>
    public required Uri AuthorityHost { get; init; }

    /// <summary>What the names of storage services end with, such as <c>core.windows.net</c>.</summary>
    public required string StorageSuffix { get; init; }

    /// <summary>What <c>az cloud set --name</c> takes; null if the Azure CLI has to be told about the cloud first.</summary>
    public string? AzureCliName { get; init; }

    /// <summary>The scope of tokens for Azure Resource Manager.</summary>
    public string Scope => $"{Audience}/.default";

    /// <summary>Whether it is on this machine: a simulator.</summary>
    public bool IsOnThisMachine => ResourceManager.IsLoopback;

    /// <summary>Which Azure this is, in a sentence about a stack on it.</summary>
    public string Place =>
        IsOnThisMachine ? $"the simulator at {ResourceManager.GetLeftPart(UriPartial.Authority)}"
        : ResourceManager == Public.ResourceManager ? "Azure"
        : Known.Any(c => c.ResourceManager == ResourceManager) ? $"Azure ({Name})"
        : $"Azure ({Name} at {ResourceManager.GetLeftPart(UriPartial.Authority)})";

    /// <summary>The cloud of a name, in any case; null if none has it.</summary>
    public static AzureCloud? Named(string name) => name.ToLowerInvariant() switch
    {
        // The names that azure-native, azurerm and the Azure CLI take.
        "public" or "global" or "azurecloud" or "azurepubliccloud" => Public,
        "usgovernment" or "usgov" or "usgovernmentl4" or "azureusgovernment" or "azureusgovernmentcloud" => USGovernment,
        "china" or "azurechinacloud" => China,
        _ => null,
    };

    /// <summary>The cloud that has a login server; null if none of the known does.</summary>
    public static AzureCloud? OfAuthority(Uri host) => Known.FirstOrDefault(c => c.AuthorityHost.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase))
        // The other name of the login server in China.
        ?? (host.Host.Equals("login.partner.microsoftonline.cn", StringComparison.OrdinalIgnoreCase) ? China : null);

    /// <summary>The address of a blob in one of its storage accounts.</summary>
    public string BlobAddress(string account, string container, string name) => $"https://{account}.blob.{StorageSuffix}/{container}/{name}";
}
