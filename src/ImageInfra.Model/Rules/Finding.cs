using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>A rule that a file breaks, at a place that a person can go and edit.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Severity">How bad it is.</param>
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
    /// <summary>The same as an error of the catalog, for whoever refuses because of it.</summary>
    public CatalogError ToError() => new(File, Line, Path, $"{Message} [{Rule}]");

    /// <inheritdoc/>
    public override string ToString() => ToError().ToString();
}

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>It can't work, or must not be.</summary>
    Error,

    /// <summary>It will probably not do what is wanted.</summary>
    Warning,

    /// <summary>Something to know.</summary>
    Note,
}
