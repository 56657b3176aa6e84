namespace ImageInfra.UnitTests.Support;

/// <summary>Compares texts with files under <c>Snapshots/</c>; <c>UPDATE_SNAPSHOTS=1</c> writes the files.</summary>
internal static class Snapshot
{
    public static void Verify(string name, string actual)
    {
        var path = Path.Combine(RepositoryFiles.Root, "tests", "ImageInfra.UnitTests", "Snapshots", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual + "\n");
        }

        Assert.True(File.Exists(path), $"there is no snapshot {path}; run with UPDATE_SNAPSHOTS=1 and read what it wrote");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n") + "\n");
    }
}
