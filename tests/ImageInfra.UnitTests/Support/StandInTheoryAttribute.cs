namespace ImageInfra.UnitTests.Support;

/// <summary>A test of the stand-ins against the lists of the real assemblies' members; skipped where either is missing.</summary>
internal sealed class StandInTheoryAttribute : TheoryAttribute
{
    public StandInTheoryAttribute()
    {
        if (!PublicSurface.IsStandIn(typeof(Pulumi.Resource).Assembly))
        {
            Skip = "this build uses the real Pulumi packages";
        }
        else if (!Directory.Exists(ListsDirectory))
        {
            Skip = $"there is no folder {ListsDirectory} with the members of the real assemblies";
        }
    }

    public static string ListsDirectory { get; } =
        Path.GetFullPath(Path.Combine(RepositoryFiles.Root, "..", "shared", "reference", "pulumi-api"));
}
