namespace ImageInfra.Model.Images;

/// <summary>Further copies of an image version in a region (<c>targetRegions[].additionalReplicaSets[]</c>).</summary>
/// <param name="StorageAccountType">Standard_LRS, Standard_ZRS, Premium_LRS or PremiumV2_LRS.</param>
/// <param name="RegionalReplicaCount">How many, 1 to 100.</param>
public sealed record AdditionalReplicaSet(string StorageAccountType, int RegionalReplicaCount = 1);
