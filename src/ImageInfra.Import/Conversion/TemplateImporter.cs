using ImageInfra.Import.Arm;
using ImageInfra.Import.Contract;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Conversion;

/// <summary>
/// Makes catalog files of Azure Image Builder templates as people have them: ARM deployment templates (also those that Bicep
/// compiles), image templates alone, and what <c>az</c> shows of deployed ones.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Read every file, find its image templates and image definitions, evaluate their expressions.</item>
/// <item>Replace placeholders by what is given.</item>
/// <item>Bring properties of older api-versions up to date.</item>
/// <item>Write each template and its definition as a catalog file, and let the catalog's loader judge it.</item>
/// </list>
/// Unknown values are never guessed: they are marked in the file, and noted.
/// </remarks>
public static class TemplateImporter
{
    /// <summary>Imports files.</summary>
    /// <exception cref="CatalogException">A file can't be read at all.</exception>
    public static ImportResult Import(IReadOnlyList<ImportFile> files, ImportOptions options)
    {
        var values = new ParameterValues(options);
        var notes = new List<ImportNote>();
        var resources = new List<ArmFileResource>();
        foreach (var file in files)
        {
            var found = ResourceReader.Read(file, values, notes);
            if (!found.Any(r => r.Is(ArmFileResource.ImageTemplate)))
            {
                notes.Add(new(
                    found.Count > 0 ? ImportNoteKind.Changed : ImportNoteKind.Problem,
                    file.Path,
                    0,
                    "",
                    found.Count > 0 ? "has image definitions only" : $"has no {ArmFileResource.ImageTemplate}"));
            }

            resources.AddRange(found);
        }

        var templates = resources.Where(r => r.Is(ArmFileResource.ImageTemplate)).ToList();
        if (options.Name is { } name && templates.Count > 1)
        {
            throw new CatalogException([new("--name", 0, "", $"'{name}' is one name for {templates.Count} image templates; leave it out, or import one file at a time")]);
        }

        var definitions = resources.Where(r => r.Is(ArmFileResource.ImageDefinition)).ToList();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var images = templates.Select(t => new ImageImport(t, values, options).Run(definitions, taken)).ToList();
        notes.AddRange(values.Unused.Select(key => new ImportNote(
            ImportNoteKind.Attention,
            "--parameters",
            0,
            key,
            $"nothing in the files asks for it{Suggestion.For(key, images.SelectMany(i => i.Notes).Select(n => n.Key).OfType<string>().Distinct())}")));
        return new(Judge(images, options.Catalog), notes);
    }

    // The catalog's own rules judge what was written, together with the images that are there.
    private static List<ImportedImage> Judge(List<ImportedImage> images, IReadOnlyList<CatalogFile> catalog)
    {
        try
        {
            ImageCatalog.Load(catalog.Where(f => !images.Exists(i => FileOf(i) == Path.GetFileName(f.Path)))
                .Concat(images.Select(i => new CatalogFile(FileOf(i), i.Yaml))));
            return images;
        }
        catch (CatalogException e)
        {
            return [.. images.Select(i => i with { Notes = [.. i.Notes, .. e.Errors.Where(error => error.File == FileOf(i)).SelectMany(error => Note(i, error))] })];
        }
    }

    private static IEnumerable<ImportNote> Note(ImportedImage image, CatalogError error)
    {
        // An unresolved value is noted already, at the place it comes from.
        var isNoted = Unresolved.IsError(error.Message) && image.Notes.Any(n => n.Kind is ImportNoteKind.Unresolved && error.Message.Contains(n.Message.Split(" is not known")[0], StringComparison.Ordinal));
        return isNoted ? [] : [new(Unresolved.IsError(error.Message) ? ImportNoteKind.Unresolved : ImportNoteKind.Problem, error.File, error.Line, error.Path, error.Message)];
    }

    private static string FileOf(ImportedImage image) => $"{image.Name}.yaml";
}
