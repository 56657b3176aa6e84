namespace ImageInfra.UnitTests.Support;

/// <summary>Texts that are compared with a file under <c>Snapshots/</c>; <c>UPDATE_SNAPSHOTS=1</c> writes it anew.</summary>
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
