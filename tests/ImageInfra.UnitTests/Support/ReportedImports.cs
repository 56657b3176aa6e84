namespace ImageInfra.UnitTests.Support;

/// <summary>Inputs that people reported, which lie beside the repository, or do not.</summary>
internal static class ReportedImports
{
    private static readonly string s_path = Path.Combine(RepositoryFiles.Root, "..", "shared", "reports", "2026-11", "import");

    public static string? Folder { get; } = Directory.Exists(s_path) ? s_path : null;

    public static string PathOf(string name) => Path.Combine(s_path, name);
}
