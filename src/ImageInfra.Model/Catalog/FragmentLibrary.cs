using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>The fragments for images: those of the project, then the shipped ones.</summary>
internal sealed class FragmentLibrary
{
    private readonly Dictionary<string, Fragment?> _own;
    private readonly Dictionary<string, Fragment?> _shipped = [];

    /// <summary>Reads all fragments of the project, so that errors in unused fragments are reported too.</summary>
    public FragmentLibrary(IEnumerable<CatalogFile> files, LocalFileReader local, List<CatalogError> errors)
    {
        _own = files.ToDictionary(NameOf, file => FragmentReader.Read(file, local, errors));
    }

    /// <summary>The names of all fragments, including invalid ones.</summary>
    public IEnumerable<string> Names => _own.Keys.Union(ShippedFragments.Files.Keys).Order(StringComparer.Ordinal);

    /// <summary>Returns the fragment, or null if it is missing or invalid.</summary>
    public Fragment? Find(string name)
    {
        if (_own.TryGetValue(name, out var own))
        {
            return own;
        }

        if (!_shipped.TryGetValue(name, out var shipped) && ShippedFragments.Files.TryGetValue(name, out var file))
        {
            shipped = _shipped[name] = FragmentReader.Read(file, LocalFileReader.None, []);
        }

        return shipped;
    }

    private static string NameOf(CatalogFile file) => Path.GetFileNameWithoutExtension(file.Path);
}

/// <summary>The fragments that ship with ImageInfra.</summary>
internal static class ShippedFragments
{
    private const string Prefix = "fragments/";

    private static readonly Lazy<IReadOnlyDictionary<string, CatalogFile>> s_files = new(Read);

    /// <summary>The files, by fragment name.</summary>
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
