using ImageInfra.Model.Secrets;

namespace ImageInfra.Model.Images;

/// <summary>An error in a catalog file, and its location.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Line">The line, starting at 1; 0 if unknown.</param>
/// <param name="Path">The property, such as <c>template.source.publisher</c>; empty for the file as a whole.</param>
/// <param name="Message">The problem, the allowed values, and the next step.</param>
public sealed record CatalogError(string File, int Line, string Path, string Message)
{
    /// <summary>Optional. The id of the validation rule that the file breaks. Default: the catalog rule.</summary>
    public string? Rule { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(": ", new[] { Line == 0 ? File : $"{File}:{Line}", Path, Message }.Where(part => part.Length > 0));
}

/// <summary>The catalog can't be loaded. Holds every error; the message contains no secret.</summary>
public sealed class CatalogException(IReadOnlyList<CatalogError> errors)
    : Exception(SecretText.Masked(string.Join(Environment.NewLine, errors)))
{
    /// <summary>All errors, ordered by file and line.</summary>
    public IReadOnlyList<CatalogError> Errors => errors;
}
