namespace ImageInfra.Model.Images;

/// <summary>The VM sizes an image is meant for.</summary>
/// <param name="VCPUs">Optional. The number of vCPUs.</param>
/// <param name="Memory">Optional. The memory, in GB.</param>
public sealed record RecommendedConfiguration(ResourceRange? VCPUs = null, ResourceRange? Memory = null);
