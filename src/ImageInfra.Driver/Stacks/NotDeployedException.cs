using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Stacks;

/// <summary>A stack has no resources: it was never updated, or was destroyed.</summary>
/// <param name="stack">The stack.</param>
/// <param name="consequence">What follows, or what to do: <c>so it has no builds</c>.</param>
public sealed class NotDeployedException(string stack, string consequence)
    : DriverException(DriverFailure.StackNotFound, $"stack '{stack}' was never updated{consequence}")
{
    /// <summary>The stack.</summary>
    public string Stack => stack;
}
