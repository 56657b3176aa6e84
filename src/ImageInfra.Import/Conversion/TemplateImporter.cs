using ImageInfra.Import.Arm;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Sources;
using ImageInfra.Import.Values;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Conversion;

/// <summary>
/// Converts Azure Image Builder templates to catalog files: ARM deployment templates, including compiled Bicep, single image
/// templates, and output of <c>az</c>.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Find the image templates and image definitions in every file, and evaluate their expressions.</item>
/// <item>Replace placeholders with the given values.</item>
/// <item>Convert properties of older api-versions.</item>
/// <item>Write each template and its definition to a catalog file, and check the file with the catalog loader.</item>
/// </list>
/// Unknown values get a marker in the file and a note; they are never guessed.
/// </remarks>
public static class TemplateImporter
{
    /// <summary>Imports files.</summary>
    /// <exception cref="CatalogException">A file can't be read.</exception>
    public static ImportResult Import(IReadOnlyList<ImportFile> files, ImportOptions options)
    {
        var values = new ParameterValues(options);
        var notes = new List<ImportNote>();
        var resources = new List<ArmFileResource>();
        foreach (var file in files)
        {
            if (!file.IsCompiled)
            {
                ForeignText.Check(file);
            }
        }

        var roots = files.Select(f => (File: f, Root: ArmFileReader.Read(f.Path, f.Text, f.IsCompiled ? 0 : null))).ToList();
        var linked = new LinkedFiles(roots.Select(r => r.Root), roots.SelectMany(r => ForeignFile.LinkedTemplates(r.Root)));
        var read = roots.ConvertAll(r =>
        {
            var own = new List<ImportNote>();
            return (r.File, r.Root, Resources: ForeignFile.Read(r.Root, values, linked, own) ?? ResourceReader.Read(r.Root, values, linked, own), Notes: own);
        });

        // A linked file is imported with the parameters of its deployment.
        foreach (var (file, _, found, own) in read.Where(r => !linked.IsLinked(r.Root)))
        {
            notes.AddRange(own);
            if (!found.Any(r => r.Is(ArmFileResource.ImageTemplate)) && !own.Exists(n => n.Kind is ImportNoteKind.Problem or ImportNoteKind.Unresolved))
            {
                notes.Add(new(
                    found.Count > 0 ? ImportNoteKind.Changed : ImportNoteKind.Problem,
                    file.Path,
                    0,
                    "",
                    found.Count > 0 ? "has image definitions, but no image template" : $"has no {ArmFileResource.ImageTemplate}"));
            }

            resources.AddRange(found);
        }

        var templates = resources.Where(r => r.Is(ArmFileResource.ImageTemplate)).ToList();
        if (options.Name is { } name && templates.Count > 1)
        {
            throw new CatalogException([new("--name", 0, "", $"'{name}' can't name {templates.Count} image templates; omit --name, or import one template at a time")]);
        }

        var definitions = resources.Where(r => r.Is(ArmFileResource.ImageDefinition)).Select(r => r.IsLive ? r : r with { Body = new Placeholders(values).Fill(r.Body) }).ToList();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var images = templates.Select(t => new ImageImport(t, values, options).Run(definitions, taken)).ToList();
        notes.AddRange(values.Unused.Select(key => new ImportNote(
            ImportNoteKind.Attention,
            "--parameters",
            0,
            key,
            $"is not used in the files{Suggestion.For(key, images.SelectMany(i => i.Notes).Select(n => n.Key).OfType<string>().Distinct())}")));
        return new([.. Validate(images, options.Catalog).Select(WithSecrets)], notes);
    }

    private static ImportedImage WithSecrets(ImportedImage image) => image with
    {
        Notes =
        [
            .. image.Notes,
            .. FileSecret.In(image.Yaml).Select(secret => new ImportNote(
                ImportNoteKind.Attention,
                FileOf(image),
                secret.Line,
                "",
                $"may contain {secret.What}: {secret.Excerpt}; 'up' refuses it until it is gone or allowed (docs/secrets.md)")),
        ],
    };

    // Checks the written files, together with the existing images, by the rules of the catalog.
    private static List<ImportedImage> Validate(List<ImportedImage> images, IReadOnlyList<CatalogFile> catalog)
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
        // An unresolved value already has a note with its location in the imported file.
        var isNoted = Unresolved.IsError(error.Message) && image.Notes.Any(n => n.Kind is ImportNoteKind.Unresolved && error.Message.Contains(n.Message.Split(" is unknown")[0], StringComparison.Ordinal));
        return isNoted ? [] : [new(Unresolved.IsError(error.Message) ? ImportNoteKind.Unresolved : ImportNoteKind.Problem, error.File, error.Line, error.Path, error.Message)];
    }

    private static string FileOf(ImportedImage image) => $"{image.Name}.yaml";
}
