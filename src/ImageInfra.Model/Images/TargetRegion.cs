using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>A region that an image version is replicated to (<c>targetRegions[]</c>).</summary>
/// <param name="Name">The region, such as <c>westeurope</c>.</param>
/// <param name="ReplicaCount">Copies in the region, 1 to 100; one for every 20 VMs created at once is the old advice.</param>
/// <param name="StorageAccountType">Standard_LRS, Standard_ZRS or Premium_LRS; of promoted versions also PremiumV2_LRS.</param>
public sealed record TargetRegion(string Name, int ReplicaCount = 1, string StorageAccountType = "Standard_LRS")
{
    /// <summary>Optional. Whether <c>latest</c> passes the version over in this region. Default: false.</summary>
    /// <remarks>Image templates have no such property; it is set on the version after the build.</remarks>
    public bool ExcludeFromLatest { get; init; }

    /// <summary>Optional. Further copies on other storage. Default: none.</summary>
    /// <remarks>Not part of an image template either.</remarks>
    public IReadOnlyList<AdditionalReplicaSet> AdditionalReplicaSets
    {
        get;
        // One empty list, so that equal regions compare as equal.
        init => field = value.Count == 0 ? [] : value;
    } = [];

    /// <summary>Optional. The keys that the copies are encrypted with; only of promoted versions. Default: Azure's own keys.</summary>
    public ImageEncryption? Encryption { get; init; }

    /// <summary>The region with only the properties that an image template takes.</summary>
    public TargetRegion ForTemplates() => new(Name, ReplicaCount, StorageAccountType);

    /// <summary>Whether the region has properties that no image template takes.</summary>
    [JsonIgnore]
    public bool IsBeyondTemplates => ExcludeFromLatest || AdditionalReplicaSets.Count > 0 || Encryption is not null;
}

/// <summary>Further copies of an image version in a region (<c>targetRegions[].additionalReplicaSets[]</c>).</summary>
/// <param name="StorageAccountType">Standard_LRS, Standard_ZRS, Premium_LRS or PremiumV2_LRS.</param>
/// <param name="RegionalReplicaCount">How many, 1 to 100.</param>
public sealed record AdditionalReplicaSet(string StorageAccountType, int RegionalReplicaCount = 1);

/// <summary>An extended location that an image version is replicated to (<c>targetExtendedLocations[]</c>).</summary>
/// <param name="Name">The region that it belongs to, such as <c>westus</c>.</param>
/// <param name="ExtendedLocation">The name of the extended location, such as <c>microsoftlosangeles1</c>.</param>
public sealed record TargetExtendedLocation(string Name, string ExtendedLocation)
{
    /// <summary>Optional. What it is: EdgeZone or Unknown. Default: EdgeZone.</summary>
    public string Type { get; init; } = "EdgeZone";

    /// <summary>Optional. Copies there, 1 to 100. Default: 1.</summary>
    public int ExtendedLocationReplicaCount { get; init; } = 1;

    /// <summary>Optional. Standard_LRS, Standard_ZRS, StandardSSD_LRS or Premium_LRS. Default: Azure's.</summary>
    public string? StorageAccountType { get; init; }

    /// <summary>Optional. The keys that the copies are encrypted with. Default: Azure's own.</summary>
    public ImageEncryption? Encryption { get; init; }
}
