namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>What builds leave behind.</summary>
public enum OrphanKind
{
    /// <summary>An image template.</summary>
    ImageTemplate,

    /// <summary>A staging resource group, which Azure Image Builder made for a template.</summary>
    StagingGroup,

    /// <summary>A managed image, which a template made.</summary>
    ManagedImage,

    /// <summary>A VHD, which a template wrote.</summary>
    Vhd,
}
