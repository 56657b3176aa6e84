using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads what is said of new versions.</summary>
internal static class VersionReader
{
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
