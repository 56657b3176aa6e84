namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>What a node of a lineage is.</summary>
public enum LineageKind
{
    /// <summary>An exact version of a marketplace image.</summary>
    MarketplaceImage,

    /// <summary>A managed image that a build started from.</summary>
    ManagedImage,

    /// <summary>An image version in a gallery.</summary>
    ImageVersion,

    /// <summary>A virtual machine.</summary>
    VirtualMachine,

    /// <summary>A session host of Azure Virtual Desktop.</summary>
    SessionHost,

    /// <summary>The model of a scale set.</summary>
    ScaleSet,

    /// <summary>An instance of a scale set.</summary>
    ScaleSetInstance,

    /// <summary>An image template that starts from a version.</summary>
    ImageTemplate,

    /// <summary>Something that a tag names in an unknown form.</summary>
    Unknown,
}
