namespace ImageInfra.Model.Images;

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
