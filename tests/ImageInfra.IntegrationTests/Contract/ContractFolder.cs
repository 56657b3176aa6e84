namespace ImageInfra.IntegrationTests.Contract;

/// <summary>Azure's published contract, which lies beside the repository, or does not.</summary>
internal static class ContractFolder
{
    public static string? Path { get; } = Find();

    public static string Example(string folder, string file) => System.IO.Path.Combine(Path!, "examples", folder, file);

    public static IEnumerable<string> Examples(string folder) => Path is null
        ? []
        : Directory.EnumerateFiles(System.IO.Path.Combine(Path, "examples", folder), "*.json").Select(f => System.IO.Path.GetFileName(f)).Order();

    private static string? Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "ImageInfra.sln")))
        {
            directory = directory.Parent;
        }

        var path = directory?.Parent is { } parent ? System.IO.Path.Combine(parent.FullName, "shared", "azure-contract") : null;
        return Directory.Exists(path) ? path : null;
    }
}
