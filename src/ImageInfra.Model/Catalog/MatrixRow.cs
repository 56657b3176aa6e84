using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>One row of a matrix.</summary>
/// <param name="Image">The image that it makes of the file.</param>
/// <param name="Label">What errors call it: its place, and the image's name.</param>
/// <param name="Problems">What is wrong with its values already.</param>
internal sealed record MatrixRow(YamlMapping Image, string Label, List<CatalogError> Problems);
