using ImageInfra.Model.Description;

namespace ImageInfra.Import.Contract;

/// <summary>The options of an import.</summary>
public sealed record ImportOptions
{
    /// <summary>The default publisher in the identifiers of images without a definition in the files.</summary>
    public const string DefaultPublisher = "imageinfra";

    /// <summary>Optional. ARM parameter files. A later file overrides an earlier one.</summary>
    public IReadOnlyList<ImportFile> ParameterFiles { get; init; } = [];

    /// <summary>Optional. Values of parameters, placeholders and expressions. They override the files.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Optional. The name of the image. Default: that of the definition, the template or the file.</summary>
    public string? Name { get; init; }

    /// <summary>Optional. The publisher in the identifiers of images without a definition in the files.</summary>
    public string Publisher { get; init; } = DefaultPublisher;

    /// <summary>Optional. The existing catalog files, to detect conflicts.</summary>
    public IReadOnlyList<CatalogFile> Catalog { get; init; } = [];
}

/// <summary>A file to import.</summary>
/// <param name="Path">The path in messages.</param>
/// <param name="Text">The JSON text.</param>
public sealed record ImportFile(string Path, string Text)
{
    /// <summary>Whether the text was compiled from the file, so that its lines are not those of the file.</summary>
    public bool IsCompiled { get; init; }
}
