namespace ImageInfra.Driver.Arm;

/// <summary>The api-versions of the driver's own calls. They are the same as in azure-native 3.28.</summary>
internal static class ApiVersions
{
    public const string ImageTemplates = "2024-02-01";

    public const string Galleries = "2024-03-03";

    public const string ManagedImages = "2024-11-01";

    public const string ResourceGroups = "2024-03-01";

    /// <summary>For the tags of a resource.</summary>
    public const string Tags = "2021-04-01";

    public const string Subscriptions = "2022-12-01";

    public const string Identities = "2023-01-31";

    public const string StorageAccounts = "2024-01-01";

    /// <summary>For virtual machines and scale sets, which this project does not declare.</summary>
    public const string Machines = "2024-07-01";

    /// <summary>For queries of Resource Graph.</summary>
    public const string ResourceGraph = "2022-10-01";

    /// <summary>For host pools of Azure Virtual Desktop.</summary>
    public const string HostPools = "2024-04-03";

    public const string RoleAssignments = "2022-04-01";

    /// <summary>For marketplace images and quotas.</summary>
    public const string Marketplace = "2024-11-01";

    /// <summary>For the list of VM sizes.</summary>
    public const string ComputeSkus = "2021-07-01";
}
