namespace ImageInfra.Simulator.Faults;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>It is refused, and nothing happens.</summary>
    Refuse,

    /// <summary>It is done, and the answer says that it failed.</summary>
    LoseAnswer,

    /// <summary>The connection is cut before anything happens.</summary>
    Reset,

    /// <summary>It is answered, late.</summary>
    Slow,
}
