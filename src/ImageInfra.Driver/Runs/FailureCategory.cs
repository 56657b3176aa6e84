namespace ImageInfra.Driver.Runs;

/// <summary>The category of a failure.</summary>
public enum FailureCategory
{
    /// <summary>Unknown; the evidence is shown.</summary>
    Unknown,

    /// <summary>A customizer or a validator ended with an exit code that is not allowed.</summary>
    Script,

    /// <summary>The build VM could not reach a server or download a file, or could not be reached.</summary>
    Network,

    /// <summary>The source image does not exist or is not suitable.</summary>
    SourceImage,

    /// <summary>An identity lacks permission, or a policy denies an action.</summary>
    Permissions,

    /// <summary>A quota or limit of the subscription is reached.</summary>
    Quota,

    /// <summary>The region has no capacity for the VM size at the moment.</summary>
    Capacity,

    /// <summary>The build exceeded its time limit.</summary>
    Timeout,

    /// <summary>Windows could not be generalized.</summary>
    Sysprep,

    /// <summary>The image was built, but its distribution or replication failed.</summary>
    Distribution,

    /// <summary>Azure Image Builder itself failed, or was throttled.</summary>
    Service,

    /// <summary>The run was canceled.</summary>
    Canceled,
}
