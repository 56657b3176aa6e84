namespace ImageInfra.Driver.Stacks.Automation;

/// <summary>How a <c>pulumi</c> process ended.</summary>
/// <param name="Code">Its exit code; 128 and the number of a signal when one ended it.</param>
/// <param name="WasKilled">Whether we killed it, because it did not end when it was asked.</param>
internal sealed record EngineEnd(int Code, bool WasKilled)
{
    /// <summary>Whether it ended on its own, so that it released the stack's lock and kept the state.</summary>
    public bool IsClean => !WasKilled && Code < 128;
}
