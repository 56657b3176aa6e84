namespace ImageInfra.Driver.Scheduling;

/// <summary>The build of one image in a schedule.</summary>
/// <param name="Image">The image.</param>
/// <param name="Base">The image that must be built before; null if there is none.</param>
/// <param name="Expected">The expected duration.</param>
public sealed record BuildJob(string Image, string? Base, TimeSpan Expected)
{
    /// <summary>The region of the build.</summary>
    public string Region { get; init; } = "";

    /// <summary>The subscription of the build.</summary>
    public string SubscriptionId { get; init; } = "";

    /// <summary>The priority; jobs with a higher one start first.</summary>
    public int Priority { get; init; }

    /// <summary>The requester. Among jobs of equal priority, requesters take turns.</summary>
    public string Requester { get; init; } = "";
}
