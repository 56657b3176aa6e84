namespace ImageInfra.Model.Loading;

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class FileErrors(string file, List<CatalogError> errors)
{
    public string File => file;

    public void Add(int line, string path, string message) => errors.Add(new(file, line, path, message));
}
