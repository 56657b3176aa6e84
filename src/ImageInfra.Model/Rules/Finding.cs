using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>A broken rule, and its location.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Severity">The severity.</param>
/// <param name="File">The path of the file.</param>
/// <param name="Line">The line, starting at 1; 0 if unknown.</param>
/// <param name="Column">The column, starting at 1; 0 if unknown.</param>
/// <param name="Path">The property, such as <c>template.customize[0].inline[2]</c>; may be empty.</param>
/// <param name="Message">The problem and the next step. Contains no secrets.</param>
/// <param name="Image">The image, or null if the finding is not about an image.</param>
public sealed record Finding(
    string Rule,
    Severity Severity,
    string File,
    int Line,
    int Column,
    string Path,
    string Message,
    string? Image = null)
{
    /// <summary>Converts the finding to a catalog error.</summary>
    public CatalogError ToError() => new(File, Line, Path, $"{Message} [{Rule}]");

    /// <inheritdoc/>
    public override string ToString() => ToError().ToString();
}

/// <summary>The severity of a finding.</summary>
public enum Severity
{
    /// <summary>It does not work, or is not allowed.</summary>
    Error,

    /// <summary>It probably does not do what the author intends.</summary>
    Warning,

    /// <summary>Information.</summary>
    Note,
}
