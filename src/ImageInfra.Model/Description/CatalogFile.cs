namespace ImageInfra.Model.Description;

/// <summary>A file of the catalog.</summary>
/// <param name="Path">The path that errors show, such as <c>infra/images/ubuntu-2404-base.yaml</c>.</param>
/// <param name="Text">The YAML text.</param>
public sealed record CatalogFile(string Path, string Text)
{
    /// <summary>Optional. The selected image, if the file has a matrix.</summary>
    public string? Image { get; init; }

    /// <summary>Optional. The fragments of the project.</summary>
    public IReadOnlyList<CatalogFile> Fragments { get; init; } = [];
}
