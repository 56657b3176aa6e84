namespace ImageInfra.Driver.Runs;

/// <summary>What kind of thing made a build fail.</summary>
public enum FailureCategory
{
    /// <summary>Nothing that is known; the evidence is shown.</summary>
    Unknown,

    /// <summary>A customizer or a validator ended with an exit code that is not allowed.</summary>
    Script,

    /// <summary>Something could not be reached or downloaded from the build VM, or the build VM could not be reached.</summary>
    Network,

    /// <summary>The image that the build starts from is not there, or does not fit.</summary>
    SourceImage,

    /// <summary>An identity lacks a right, or a policy forbids something.</summary>
    Permissions,

    /// <summary>A quota or a limit of the subscription is used up.</summary>
    Quota,

    /// <summary>The region has no machine of that size at the moment.</summary>
    Capacity,

    /// <summary>The build took longer than it may.</summary>
    Timeout,

    /// <summary>Windows could not be generalized.</summary>
    Sysprep,

    /// <summary>The image was built, and its distribution or replication failed.</summary>
    Distribution,

    /// <summary>Azure Image Builder itself failed, or was throttled.</summary>
    Service,

    /// <summary>Somebody cancelled the run.</summary>
    Canceled,
}
