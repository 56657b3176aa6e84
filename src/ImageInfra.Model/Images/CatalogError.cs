namespace ImageInfra.Model.Images;

/// <summary>An error in a catalog file, with its place.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Line">The line, from 1, or 0 where there is none.</param>
/// <param name="Path">The property, such as <c>template.source.publisher</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong, what is allowed, what to do.</param>
public sealed record CatalogError(string File, int Line, string Path, string Message)
{
    /// <summary>Optional. The id of the rule of <c>validate</c> that it breaks. Default: that of the catalog.</summary>
    public string? Rule { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(": ", new[] { Line == 0 ? File : $"{File}:{Line}", Path, Message }.Where(part => part.Length > 0));
}

/// <summary>A catalog that can't be loaded, with every error.</summary>
public sealed class CatalogException(IReadOnlyList<CatalogError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>Every broken rule, in the order of files and lines.</summary>
    public IReadOnlyList<CatalogError> Errors => errors;
}
