using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>The fragments that images may use: the project's own, and else the shipped ones.</summary>
internal sealed class FragmentLibrary
{
    private readonly Dictionary<string, Fragment?> _own;
    private readonly Dictionary<string, Fragment?> _shipped = [];

    /// <summary>Reads the project's own, all of them: a mistake in one should not wait for somebody to use it.</summary>
    public FragmentLibrary(IEnumerable<CatalogFile> files, LocalFileReader local, List<CatalogError> errors)
    {
        _own = files.ToDictionary(NameOf, file => FragmentReader.Read(file, local, errors));
    }

    /// <summary>Every name, of good ones and of others.</summary>
    public IEnumerable<string> Names => _own.Keys.Union(ShippedFragments.Files.Keys).Order(StringComparer.Ordinal);

    /// <summary>The fragment of a name; null where there is none, or where it is wrong in itself.</summary>
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
