using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>A broken rule, with its place in a file.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Severity">The severity.</param>
/// <param name="File">The path of the file.</param>
/// <param name="Line">The line, from 1, or 0 where there is none.</param>
/// <param name="Column">The column, from 1, or 0 where there is none.</param>
/// <param name="Path">The property, such as <c>template.customize[0].inline[2]</c>; may be empty.</param>
/// <param name="Message">What is wrong, and what to do. Holds no secret.</param>
/// <param name="Image">The image, or null where it is not about one.</param>
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
    /// <summary>Converts the finding to an error of the catalog.</summary>
    public CatalogError ToError() => new(File, Line, Path, $"{Message} [{Rule}]");

    /// <inheritdoc/>
    public override string ToString() => ToError().ToString();
}

/// <summary>The severity of a finding.</summary>
public enum Severity
{
    /// <summary>It cannot work, or is not allowed.</summary>
    Error,

    /// <summary>It probably does not do what is intended.</summary>
    Warning,

    /// <summary>Information.</summary>
    Note,
}
