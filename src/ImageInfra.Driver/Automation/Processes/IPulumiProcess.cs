namespace ImageInfra.Driver.Automation.Processes;

/// <summary>One running <c>pulumi</c> command.</summary>
internal interface IPulumiProcess : IDisposable
{
    /// <summary>What it reads.</summary>
    Stream Input { get; }

    /// <summary>What it writes.</summary>
    Stream Output { get; }

    /// <summary>What it writes to standard error.</summary>
    Stream Error { get; }

    /// <summary>Its end: the exit code, or 128 and the number of the signal that ended it.</summary>
    Task<int> Ended { get; }

    /// <summary>Asks it to end: SIGINT, to this process alone. On Windows the console has done that already.</summary>
    void Interrupt();

    /// <summary>Ends it and everything that it started, without asking.</summary>
    void Kill();
}
