namespace ImageInfra.Driver.Runs;

/// <summary>Azure's <c>lastRunStatus.runSubState</c>, in the order of a build.</summary>
public enum RunSubState
{
    /// <summary>Waiting for its turn.</summary>
    Queued,

    /// <summary>The build VM is made.</summary>
    Building,

    /// <summary>The customizers run.</summary>
    Customizing,

    /// <summary>The VM's boot is optimised.</summary>
    Optimizing,

    /// <summary>The validators run.</summary>
    Validating,

    /// <summary>The result is distributed and replicated.</summary>
    Distributing,
}
