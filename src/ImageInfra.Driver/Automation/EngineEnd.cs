namespace ImageInfra.Driver.Automation;

/// <summary>How a <c>pulumi</c> process ended.</summary>
/// <param name="Code">Its exit code; 128 and the number of a signal when one ended it.</param>
/// <param name="WasKilled">Whether we killed it, because it did not end when it was asked.</param>
internal sealed record EngineEnd(int Code, bool WasKilled)
{
    private const int FirstSignal = 129;
    private const int LastSignal = 128 + 64;

    /// <summary>Whether it ended on its own, so that it released the stack's lock and kept the state.</summary>
    public bool IsClean => !WasKilled && SignalOf(Code) is null;

    /// <summary>The number of the signal that an exit code stands for, or null. Pulumi's own failures are 255 and small numbers.</summary>
    public static int? SignalOf(int code) => code is >= FirstSignal and <= LastSignal ? code - 128 : null;
}
