namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>The kind of a node in a lineage.</summary>
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

    /// <summary>A source named by a tag in an unknown format.</summary>
    Unknown,
}
