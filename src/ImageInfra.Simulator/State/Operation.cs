namespace ImageInfra.Simulator.State;

/// <summary>
/// A long-running operation, and how far it went. Unlike a resource, it is nowhere listed: whoever knows its id may ask. There are
/// as many as there were requests, so that one is no object of its own.
/// </summary>
/// <param name="Name">The last part of its id.</param>
/// <param name="Collection">What comes before that: the address of all operations like it, which they share.</param>
/// <param name="Started">When it began.</param>
internal readonly record struct Operation(Guid Name, string Collection, DateTimeOffset Started)
{
    public const string InProgress = "InProgress";

    public string Status { get; init; } = InProgress;

    /// <summary>When it ended, or null for one that goes on.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The code of the error that it ended with, or null.</summary>
    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>Its address.</summary>
    public string Id => $"{Collection}/{Name}";
}
