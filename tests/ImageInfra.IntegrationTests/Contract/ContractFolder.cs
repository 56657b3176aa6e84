using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>Azure's published contract in a folder next to the repository, if it exists.</summary>
internal static class ContractFolder
{
    public static string? Path { get; } = Find();

    public static string Example(string folder, string file) => System.IO.Path.Combine(Path!, "examples", folder, file);

    public static IEnumerable<string> Examples(string folder) => Path is null
        ? []
        : Directory.EnumerateFiles(System.IO.Path.Combine(Path, "examples", folder), "*.json").Select(f => System.IO.Path.GetFileName(f)).Order();

    private static string? Find()
    {
        var path = System.IO.Path.Combine(RepositoryRoot.Path, "..", "shared", "azure-contract");
        return Directory.Exists(path) ? path : null;
    }
}
