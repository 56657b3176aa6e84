namespace ImageInfra.Model;

/// <summary>One file of the catalog, as read.</summary>
/// <param name="Path">The path to show in errors, such as <c>infra/images/ubuntu-2404-base.yaml</c>.</param>
/// <param name="Text">The YAML text.</param>
public sealed record CatalogFile(string Path, string Text);
