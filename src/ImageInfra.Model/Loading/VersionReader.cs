namespace ImageInfra.Model.Loading;

/// <summary>Reads what is said of new versions.</summary>
internal static class VersionReader
{
    public const int MaximumDays = 3650;
    public const int DaysOfYear = 365;

    public static VersionSpec Read(MappingReader? version)
    {
        if (version is null)
        {
            return new();
        }

        var spec = new VersionSpec
        {
            EndOfLifeInDays = version.Number("endOfLifeInDays"),
            BlockDeletionBeforeEndOfLife = version.Flag("blockDeletionBeforeEndOfLife") ?? false,
            AllowDeletionOfReplicatedLocations = version.Flag("allowDeletionOfReplicatedLocations") ?? false,
            RebuildEveryDays = version.Number("rebuildEveryDays"),
            PackageInventory = version.Flag("packageInventory") ?? false,
        };
        if (spec.BlockDeletionBeforeEndOfLife && !version.Has("endOfLifeInDays"))
        {
            version.Fail("blockDeletionBeforeEndOfLife", "needs an end of life; add endOfLifeInDays");
        }

        version.Close();
        return spec;
    }
}
