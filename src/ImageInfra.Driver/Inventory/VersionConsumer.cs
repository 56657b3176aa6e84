namespace ImageInfra.Driver.Inventory;

/// <summary>Something in Azure that was made, or will be made, from an image version.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its ARM id.</param>
/// <param name="ImageId">
/// What it refers to: the ARM id of a version, or of an image definition, which means its latest version each time that
/// something is made.
/// </param>
/// <param name="ExactVersion">For an image definition: the number that it was when it was made, where Azure says so.</param>
public sealed record VersionConsumer(ConsumerKind Kind, string Id, string ImageId, string? ExactVersion = null)
{
    /// <summary>Whether it takes whatever the latest version is.</summary>
    public bool TakesLatest => !ImageId.Contains("/versions/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The ARM id of the version that it was made from, as far as that is known.</summary>
    public string? VersionId => !TakesLatest ? ImageId : ExactVersion is { } number ? $"{ImageId}/versions/{number}" : null;
}
