namespace ImageInfra.Driver.Rehearsal;

/// <summary>The services of Azure that have what a program declares.</summary>
internal enum ResourceService
{
    /// <summary>Azure Resource Manager.</summary>
    ResourceManager,

    /// <summary>The blob service of a storage account.</summary>
    Blobs,
}
