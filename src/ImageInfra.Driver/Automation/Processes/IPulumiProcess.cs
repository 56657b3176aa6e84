namespace ImageInfra.Driver.Automation.Processes;

/// <summary>One running <c>pulumi</c> command.</summary>
internal interface IPulumiProcess : IDisposable
{
    /// <summary>The standard input.</summary>
    Stream Input { get; }

    /// <summary>The standard output.</summary>
    Stream Output { get; }

    /// <summary>The standard error.</summary>
    Stream Error { get; }

    /// <summary>Completes when the process ends, with the exit code, or 128 plus the number of the signal that ended it.</summary>
    Task<int> Ended { get; }

    /// <summary>Sends SIGINT to this process only. On Windows the console has sent Ctrl-C already.</summary>
    void Interrupt();

    /// <summary>Kills the process and its child processes.</summary>
    void Kill();
}
