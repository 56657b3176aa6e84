using ImageInfra.Model.Description;

namespace ImageInfra.Model.Catalog;

/// <summary>The fragments that come with the program, for the steps that most images have.</summary>
internal static class ShippedFragments
{
    private const string Prefix = "fragments/";

    private static readonly Lazy<IReadOnlyDictionary<string, CatalogFile>> s_files = new(Read);

    /// <summary>Their files, by name.</summary>
    public static IReadOnlyDictionary<string, CatalogFile> Files => s_files.Value;

    private static Dictionary<string, CatalogFile> Read()
    {
        var assembly = typeof(ShippedFragments).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(
                name => Path.GetFileNameWithoutExtension(name),
                name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return new CatalogFile($"shipped {name}", reader.ReadToEnd());
                });
    }
}
