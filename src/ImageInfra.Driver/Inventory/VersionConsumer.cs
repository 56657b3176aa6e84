namespace ImageInfra.Driver.Inventory;

/// <summary>A resource in Azure that uses an image version.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The ARM id.</param>
/// <param name="ImageId">
/// The ARM id of a version, or of an image definition. The latter means the latest version at each creation of a machine.
/// </param>
/// <param name="ExactVersion">For an image definition, the version number at the creation; null if Azure does not report it.</param>
public sealed record VersionConsumer(ConsumerKind Kind, string Id, string ImageId, string? ExactVersion = null)
{
    /// <summary>Whether the consumer uses the latest version.</summary>
    public bool TakesLatest => !ImageId.Contains("/versions/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The ARM id of the version that the consumer was created from; null if unknown.</summary>
    public string? VersionId => !TakesLatest ? ImageId : ExactVersion is { } number ? $"{ImageId}/versions/{number}" : null;
}
