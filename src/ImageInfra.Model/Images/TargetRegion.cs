using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>A region with replicas of an image version (<c>targetRegions[]</c>).</summary>
/// <param name="Name">The region, such as <c>westeurope</c>.</param>
/// <param name="ReplicaCount">The number of replicas, 1 to 100. Microsoft used to recommend one for every 20 VMs that are created at once.</param>
/// <param name="StorageAccountType">Standard_LRS, Standard_ZRS or Premium_LRS; promoted versions also allow PremiumV2_LRS.</param>
public sealed record TargetRegion(string Name, int ReplicaCount = 1, string StorageAccountType = "Standard_LRS")
{
    /// <summary>Optional. Whether <c>latest</c> skips the version in this region. Default: false.</summary>
    /// <remarks>Image templates have no such property: the driver sets it on the version after the build.</remarks>
    public bool ExcludeFromLatest { get; init; }

    /// <summary>Optional. Additional replicas on other storage types. Default: none.</summary>
    /// <remarks>Image templates have no such property: the driver sets it on the version after the build.</remarks>
    public IReadOnlyList<AdditionalReplicaSet> AdditionalReplicaSets
    {
        get;
        // A shared empty list makes equal regions compare as equal.
        init => field = value.Count == 0 ? [] : value;
    } = [];

    /// <summary>Optional. The encryption keys of the replicas; only for promoted versions. Default: platform-managed keys.</summary>
    public ImageEncryption? Encryption { get; init; }

    /// <summary>Returns the region with only the properties that image templates have.</summary>
    public TargetRegion ForTemplates() => new(Name, ReplicaCount, StorageAccountType);

    /// <summary>Whether the region has properties that image templates don't have.</summary>
    [JsonIgnore]
    public bool IsBeyondTemplates => ExcludeFromLatest || AdditionalReplicaSets.Count > 0 || Encryption is not null;
}

/// <summary>Additional replicas of an image version in a region (<c>targetRegions[].additionalReplicaSets[]</c>).</summary>
/// <param name="StorageAccountType">Standard_LRS, Standard_ZRS, Premium_LRS or PremiumV2_LRS.</param>
/// <param name="RegionalReplicaCount">The number of replicas, 1 to 100.</param>
public sealed record AdditionalReplicaSet(string StorageAccountType, int RegionalReplicaCount = 1);

/// <summary>An extended location with replicas of an image version (<c>targetExtendedLocations[]</c>).</summary>
/// <param name="Name">The parent region, such as <c>westus</c>.</param>
/// <param name="ExtendedLocation">The name of the extended location, such as <c>microsoftlosangeles1</c>.</param>
public sealed record TargetExtendedLocation(string Name, string ExtendedLocation)
{
    /// <summary>Optional. The type of the location: EdgeZone or Unknown. Default: EdgeZone.</summary>
    public string Type { get; init; } = "EdgeZone";

    /// <summary>Optional. The number of replicas, 1 to 100. Default: 1.</summary>
    public int ExtendedLocationReplicaCount { get; init; } = 1;

    /// <summary>Optional. Standard_LRS, Standard_ZRS, StandardSSD_LRS or Premium_LRS. Default: chosen by Azure.</summary>
    public string? StorageAccountType { get; init; }

    /// <summary>Optional. The encryption keys of the replicas. Default: platform-managed keys.</summary>
    public ImageEncryption? Encryption { get; init; }
}
