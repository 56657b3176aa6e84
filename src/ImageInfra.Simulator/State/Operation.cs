namespace ImageInfra.Simulator.State;

/// <summary>A long-running operation, and how far it went. Unlike a resource, it is nowhere listed: whoever knows its id may ask.</summary>
/// <param name="Number">Its place in the order of operations.</param>
/// <param name="Id">Its address.</param>
/// <param name="Started">When it began.</param>
internal sealed record Operation(long Number, string Id, DateTimeOffset Started)
{
    public const string InProgress = "InProgress";

    public string Status { get; init; } = InProgress;

    /// <summary>When it ended, or null for one that goes on.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The code of the error that it ended with, or null.</summary>
    public string? Code { get; init; }

    public string? Message { get; init; }
}
