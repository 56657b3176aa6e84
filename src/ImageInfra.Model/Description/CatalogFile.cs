namespace ImageInfra.Model.Description;

/// <summary>One file of the catalog, as read.</summary>
/// <param name="Path">The path to show in errors, such as <c>infra/images/ubuntu-2404-base.yaml</c>.</param>
/// <param name="Text">The YAML text.</param>
public sealed record CatalogFile(string Path, string Text)
{
    /// <summary>Optional. The image that is meant, where the file has a matrix of them.</summary>
    public string? Image { get; init; }

    /// <summary>Optional. The project's own fragments, which the file may use.</summary>
    public IReadOnlyList<CatalogFile> Fragments { get; init; } = [];
}
