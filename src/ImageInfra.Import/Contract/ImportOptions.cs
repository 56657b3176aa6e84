using ImageInfra.Model.Description;

namespace ImageInfra.Import.Contract;

/// <summary>What an import is given beside the files.</summary>
public sealed record ImportOptions
{
    /// <summary>The default publisher in the identifier of images whose definition is not in the files.</summary>
    public const string DefaultPublisher = "imageinfra";

    /// <summary>Optional. ARM parameter files; where two have a parameter, the later one wins.</summary>
    public IReadOnlyList<ImportFile> ParameterFiles { get; init; } = [];

    /// <summary>Optional. Values of parameters, placeholders and expressions; they win over the files.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Optional. The name of the image. Default: the definition's, the template's or the file's.</summary>
    public string? Name { get; init; }

    /// <summary>Optional. The publisher in the identifier of an image whose definition is not in the files.</summary>
    public string Publisher { get; init; } = DefaultPublisher;

    /// <summary>Optional. The files that are in the catalog already; the images have to fit among them.</summary>
    public IReadOnlyList<CatalogFile> Catalog { get; init; } = [];
}

/// <summary>A file to import, as read.</summary>
/// <param name="Path">The path to show.</param>
/// <param name="Text">The JSON text.</param>
public sealed record ImportFile(string Path, string Text);
