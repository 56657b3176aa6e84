using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>An image and where it says what other files must agree with.</summary>
/// <param name="Spec">The image.</param>
/// <param name="Errors">Where to complain about it.</param>
/// <param name="NameLine">The line of its name.</param>
/// <param name="IdentifierLine">The line of its identifier.</param>
/// <param name="SourceLine">The line of its source's image.</param>
/// <param name="StagingLine">The line of its staging resource group.</param>
internal sealed record LoadedImage(ImageSpec Spec, FileErrors Errors, int NameLine, int IdentifierLine, int SourceLine, int StagingLine);
