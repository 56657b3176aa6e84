namespace ImageInfra.Simulator.Http;

/// <summary>Where it is known from that Azure does what the simulator does.</summary>
internal enum Evidence
{
    /// <summary>Real traffic that somebody recorded and published shows it.</summary>
    Recorded,

    /// <summary>Azure's documentation or its published contract says it.</summary>
    Published,

    /// <summary>Neither: what ARM does elsewhere, or what its clients rely on.</summary>
    Assumed,
}
