namespace ImageInfra.Model.Images;

/// <summary>What is said of each new version of an image once it is published.</summary>
public sealed record VersionSpec
{
    internal const int MaximumDays = 3650;
    internal const int DaysOfYear = 365;

    /// <summary>Optional. Days from publication to the end of life (<c>publishingProfile.endOfLifeDate</c>), 1 to 3650. Default: none.</summary>
    public int? EndOfLifeInDays { get; init; }

    /// <summary>
    /// Optional. Azure refuses to delete the version before its end of life (<c>safetyProfile</c>); needs one. Default: false.
    /// </summary>
    public bool BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>
    /// Optional. Azure lets the version be taken out of regions, also while it is replicated there (<c>safetyProfile</c>).
    /// Default: false.
    /// </summary>
    public bool AllowDeletionOfReplicatedLocations { get; init; }

    /// <summary>
    /// Optional. Days after which the newest version is too old, and <c>imageinfra outdated</c> calls the image overdue, 1 to 365.
    /// Default: never.
    /// </summary>
    public int? RebuildEveryDays { get; init; }

    /// <summary>
    /// Optional. A last customizer lists the packages that are installed, and each version gets that list as a CycloneDX
    /// document. Default: false.
    /// </summary>
    public bool PackageInventory { get; init; }
}
