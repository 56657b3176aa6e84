namespace ImageInfra.Driver.Inventory;

/// <summary>What uses an image version.</summary>
public enum ConsumerKind
{
    /// <summary>A virtual machine.</summary>
    VirtualMachine,

    /// <summary>A virtual machine that is a session host of Azure Virtual Desktop.</summary>
    SessionHost,

    /// <summary>The model of a scale set: the next instance is made from it.</summary>
    ScaleSet,

    /// <summary>An instance of a scale set.</summary>
    ScaleSetInstance,

    /// <summary>An image template that starts from it.</summary>
    ImageTemplate,
}
