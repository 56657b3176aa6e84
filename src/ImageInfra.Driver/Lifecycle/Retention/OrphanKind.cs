namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The kind of an orphaned resource.</summary>
public enum OrphanKind
{
    /// <summary>An image template.</summary>
    ImageTemplate,

    /// <summary>A staging resource group, which Azure Image Builder created for a template.</summary>
    StagingGroup,

    /// <summary>A managed image that a template distributed.</summary>
    ManagedImage,

    /// <summary>A VHD that a template distributed.</summary>
    Vhd,
}
