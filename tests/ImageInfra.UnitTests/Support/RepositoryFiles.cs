namespace ImageInfra.UnitTests.Support;

/// <summary>The repository of the tests.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder of <c>ImageInfra.sln</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "ImageInfra.sln")))
            {
                return directory.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no ImageInfra.sln above {start}");
    }
}
