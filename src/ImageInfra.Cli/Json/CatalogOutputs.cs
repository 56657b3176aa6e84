using System.ComponentModel;
using ImageInfra.Import.Contract;
using ImageInfra.Model.Rules;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON of <c>images</c>.</summary>
internal sealed record ImagesOutput([property: Description("The images of the catalog, then the retired ones.")] IReadOnlyList<ImagesOutput.CatalogImage> Images)
{
    /// <summary>An image.</summary>
    internal sealed record CatalogImage(
        [property: Description("The image.")] string Image,
        [property: Description("Whether the catalog has the image no longer. Then only its name is known.")] bool Retired,
        [property: Description("The description of the image.")] string? Description,
        [property: Description("The operating system: Linux or Windows.")] string? OsType,
        [property: Description("The source, such as publisher:offer:sku:version, an ARM id, or an image of the catalog and its version.")] string? Source,
        [property: Description("The image of the catalog that it starts from.")] string? BaseImage,
        [property: Description("The version of the base that the stack pins.")] string? BaseVersion,
        [property: Description("The name of the template in Azure.")] string? TemplateName,
        [property: Description("The base without a version, for which the image waits.")] string? WaitsFor);
}

/// <summary>The JSON of <c>validate</c>.</summary>
internal sealed record ValidationOutput(
    [property: Description("The stacks whose settings were validated.")] IReadOnlyList<string> Stacks,
    [property: Description("The number of validated images.")] int Images,
    [property: Description("The number of errors.")] int Errors,
    [property: Description("The number of warnings.")] int Warnings,
    [property: Description("The number of notes.")] int Notes,
    [property: Description("The findings, by file and line.")] IReadOnlyList<ValidationOutput.FindingEntry> Findings)
{
    /// <summary>A finding.</summary>
    internal sealed record FindingEntry(
        [property: Description("The id of the rule, as in docs/validation.md.")] string Rule,
        [property: Description("How serious it is.")] Severity Severity,
        [property: Description("The file, relative to the project.")] string File,
        [property: Description("The line, from 1.")] int? Line,
        [property: Description("The column, from 1.")] int? Column,
        [property: Description("The property, such as template.source; empty for the file as a whole.")] string Path,
        [property: Description("The image.")] string? Image,
        [property: Description("What is wrong, and what to do.")] string Message);
}

/// <summary>The JSON of <c>import</c>.</summary>
internal sealed record ImportOutput(
    [property: Description("Whether everything was converted.")] bool Complete,
    [property: Description("The converted images.")] IReadOnlyList<ImportOutput.ConvertedImage> Images,
    [property: Description("The notes that concern no single image.")] IReadOnlyList<ImportOutput.Note> Notes,
    [property: Description("The names of unknown values.")] IReadOnlyList<string> Unresolved,
    [property: Description("The command that imports again, with a place for each unknown value; null if all values are known.")] string? Next)
{
    /// <summary>A converted image.</summary>
    internal sealed record ConvertedImage(
        [property: Description("The image.")] string Image,
        [property: Description("The file and the resource that it was converted from.")] string From,
        [property: Description("The catalog file that was written; null for a dry run.")] string? File,
        [property: Description("Whether everything of it was converted.")] bool Complete,
        [property: Description("The text of the catalog file.")] string Yaml,
        [property: Description("What changed, and what needs a look.")] IReadOnlyList<Note> Notes);

    /// <summary>A remark about the conversion.</summary>
    internal sealed record Note(
        [property: Description("The kind of the note.")] ImportNoteKind Kind,
        [property: Description("The file that was imported.")] string? File,
        [property: Description("The line, from 1; 0 if unknown.")] int Line,
        [property: Description("The property.")] string Path,
        [property: Description("The note.")] string Message,
        [property: Description("The name of the unknown value.")] string? Key);
}
