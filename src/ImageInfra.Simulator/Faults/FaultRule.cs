using System.IO.Enumeration;

namespace ImageInfra.Simulator.Faults;

/// <summary>The requests that a fault affects, and its effect.</summary>
internal sealed record FaultRule
{
    public FaultKind Kind { get; init; }

    /// <summary>The HTTP method; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>The path; <c>*</c> matches any text. Ignores case.</summary>
    public string Path { get; init; } = "*";

    public int Status { get; init; } = 500;

    public string Code { get; init; } = "InternalServerError";

    public string Message { get; init; } = "The server encountered an internal error. Please retry the request.";

    /// <summary>The seconds in the Retry-After header; null for no header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The delay of the response, on the simulated clock.</summary>
    public TimeSpan Delay { get; init; }

    public bool Matches(string method, string path) =>
        (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && FileSystemName.MatchesSimpleExpression(Path, path, ignoreCase: true);
}

/// <summary>The effect of a fault on a request.</summary>
internal enum FaultKind
{
    /// <summary>The request fails and changes nothing.</summary>
    Refuse,

    /// <summary>The request succeeds, but the response is an error.</summary>
    LoseAnswer,

    /// <summary>The connection is closed, and nothing changes.</summary>
    Reset,

    /// <summary>The response is delayed.</summary>
    Slow,
}
