namespace ImageInfra.Driver.Inventory;

/// <summary>The kind of a consumer of image versions.</summary>
public enum ConsumerKind
{
    /// <summary>A virtual machine.</summary>
    VirtualMachine,

    /// <summary>A virtual machine that is a session host of Azure Virtual Desktop.</summary>
    SessionHost,

    /// <summary>The model of a scale set, from which its next instance is created.</summary>
    ScaleSet,

    /// <summary>An instance of a scale set.</summary>
    ScaleSetInstance,

    /// <summary>An image template whose source is the version.</summary>
    ImageTemplate,
}
