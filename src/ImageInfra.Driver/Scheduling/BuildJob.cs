namespace ImageInfra.Driver.Scheduling;

/// <summary>The build of one image, as far as a schedule cares.</summary>
/// <param name="Image">The image.</param>
/// <param name="Base">The image that has to be built before, or null.</param>
/// <param name="Expected">How long it will take, roughly.</param>
public sealed record BuildJob(string Image, string? Base, TimeSpan Expected)
{
    /// <summary>The region that it is built in.</summary>
    public string Region { get; init; } = "";

    /// <summary>The subscription that it is built in.</summary>
    public string SubscriptionId { get; init; } = "";

    /// <summary>Those with the highest are built first.</summary>
    public int Priority { get; init; }

    /// <summary>Who asked for it. Of equal priority, those who ask take turns.</summary>
    public string Requester { get; init; } = "";
}
