namespace ImageInfra.Driver.Runs;

/// <summary>Azure's <c>lastRunStatus.runSubState</c>, in the order of a build.</summary>
public enum RunSubState
{
    /// <summary>The run waits in the queue.</summary>
    Queued,

    /// <summary>The build VM is created.</summary>
    Building,

    /// <summary>The customizers run.</summary>
    Customizing,

    /// <summary>The boot of the VM is optimized.</summary>
    Optimizing,

    /// <summary>The validators run.</summary>
    Validating,

    /// <summary>The image is distributed and replicated.</summary>
    Distributing,
}
