using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Runs;

/// <summary>The result of a request to run a template.</summary>
public abstract record RunAnswer
{
    private RunAnswer()
    {
    }

    /// <summary>Azure accepted the request.</summary>
    /// <param name="Operation">The URL of the operation, which may have an error; null if Azure returned none.</param>
    public sealed record Accepted(Uri? Operation) : RunAnswer;

    /// <summary>Azure refused the request and started no run: the template is already running, or cannot run.</summary>
    public sealed record Refused(DriverException Why) : RunAnswer;

    /// <summary>There was no response, or an ambiguous one: a run may have started.</summary>
    public sealed record Unknown(DriverException Why) : RunAnswer;
}
