namespace ImageInfra.IntegrationTests.Support;

/// <summary>The folder of this repository, found from where the tests run.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(directory!.FullName, "ImageInfra.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
