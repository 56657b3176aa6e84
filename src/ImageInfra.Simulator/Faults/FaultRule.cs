using System.Globalization;
using System.IO.Enumeration;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Faults;

/// <summary>What goes wrong with which requests.</summary>
internal sealed record FaultRule
{
    public FaultKind Kind { get; init; }

    /// <summary>The HTTP method, or null for every one.</summary>
    public string? Method { get; init; }

    /// <summary>The path, with <c>*</c> for any text; case does not count.</summary>
    public string Path { get; init; } = "*";

    public int Status { get; init; } = 500;

    public string Code { get; init; } = "InternalServerError";

    public string Message { get; init; } = "The server encountered an internal error. Please retry the request.";

    /// <summary>Seconds, or null for no such header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>How late the answer comes, by the simulated clock.</summary>
    public TimeSpan Delay { get; init; }

    public bool Matches(string method, string path) =>
        (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && FileSystemName.MatchesSimpleExpression(Path, path, ignoreCase: true);

    public ArmAnswer Answer() => ArmAnswer.Fault(new(Status, Code, Message)
    {
        Headers = RetryAfter is { } seconds ? [("Retry-After", seconds.ToString(CultureInfo.InvariantCulture))] : [],
    });
}
