using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Runs;

/// <summary>What came of asking for a run.</summary>
public abstract record RunAnswer
{
    private RunAnswer()
    {
    }

    /// <summary>Azure took it.</summary>
    /// <param name="Operation">The operation to ask for its error, or null where Azure named none.</param>
    public sealed record Accepted(Uri? Operation) : RunAnswer;

    /// <summary>Azure refused, and nothing began by it: the template runs already, or can't run.</summary>
    public sealed record Refused(DriverException Why) : RunAnswer;

    /// <summary>There was no answer, or one that says nothing: the run may have begun all the same.</summary>
    public sealed record Unknown(DriverException Why) : RunAnswer;
}
