namespace ImageInfra.Driver.Automation;

/// <summary>The end of a <c>pulumi</c> process.</summary>
/// <param name="Code">The exit code; 128 plus the number of the signal that ended the process.</param>
/// <param name="WasKilled">Whether the driver killed the process, because it did not stop on request.</param>
internal sealed record EngineEnd(int Code, bool WasKilled)
{
    private const int FirstSignal = 129;
    private const int LastSignal = 128 + 64;

    /// <summary>Whether the process ended by itself, so that the stack's lock is released and the state saved.</summary>
    public bool IsClean => !WasKilled && SignalOf(Code) is null;

    /// <summary>The signal number of an exit code; null if it has none. Pulumi's own failures are 255 and small numbers.</summary>
    public static int? SignalOf(int code) => code is >= FirstSignal and <= LastSignal ? code - 128 : null;
}
