namespace ImageInfra.UnitTests.Support;

/// <summary>The lists of the real packages' members and the schema of azure-native, in a folder next to the repository.</summary>
internal static class MemberLists
{
    private static readonly string s_reference = Path.GetFullPath(Path.Combine(RepositoryFiles.Root, "..", "shared", "reference"));

    /// <summary>The folder of the lists.</summary>
    public static string Folder { get; } = Path.Combine(s_reference, "pulumi-api");

    /// <summary>The file of the schema.</summary>
    public static string Schema { get; } = Path.Combine(s_reference, "azure-native-subset.schema.json");

    /// <summary>The reason to skip tests that need them; null if they exist.</summary>
    public static string? Missing { get; } = Directory.Exists(Folder) && File.Exists(Schema)
        ? null
        : $"there is no folder {s_reference} with the members of the real assemblies and their schema";
}
