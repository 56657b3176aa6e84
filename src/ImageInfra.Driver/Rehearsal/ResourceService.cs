namespace ImageInfra.Driver.Rehearsal;

/// <summary>The Azure service that hosts a resource.</summary>
internal enum ResourceService
{
    /// <summary>Azure Resource Manager.</summary>
    ResourceManager,

    /// <summary>The blob service of a storage account.</summary>
    Blobs,
}
