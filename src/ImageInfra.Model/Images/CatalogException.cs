namespace ImageInfra.Model.Images;

/// <summary>A catalog that can't be loaded, with everything that is wrong with it.</summary>
public sealed class CatalogException(IReadOnlyList<CatalogError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>Every broken rule, in the order of files and lines.</summary>
    public IReadOnlyList<CatalogError> Errors => errors;
}
