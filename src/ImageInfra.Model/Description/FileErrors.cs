using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>Collects the errors of one file.</summary>
/// <param name="file">The file.</param>
/// <param name="errors">Receives the errors.</param>
/// <param name="row">Optional. The row of the file's matrix that the errors are about.</param>
internal sealed class FileErrors(string file, List<CatalogError> errors, string? row = null)
{
    public string File => file;

    public int Count => errors.Count;

    public void Add(int line, string path, string message, string? rule = null) =>
        errors.Add(new(file, line, path, row is null ? message : $"{message} (in {row})") { Rule = rule });
}
