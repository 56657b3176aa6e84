namespace ImageInfra.Model;

/// <summary>A region that an image version is replicated to (<c>targetRegions[]</c>).</summary>
/// <param name="Name">The region, such as <c>westeurope</c>.</param>
/// <param name="ReplicaCount">Copies in the region, 1 to 100; one for every 20 VMs created at once is the old advice.</param>
/// <param name="StorageAccountType">Standard_LRS, Standard_ZRS or Premium_LRS.</param>
public sealed record TargetRegion(string Name, int ReplicaCount = 1, string StorageAccountType = "Standard_LRS");
