using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads an image file.</summary>
internal static class ImageReader
{
    /// <summary>Reads the images of a file. An image with an invalid name, identifier or source is null, because other files depend on them.</summary>
    public static IEnumerable<LoadedImage?> Read(CatalogFile file, FragmentLibrary library, LocalFileReader local, List<CatalogError> errors)
    {
        var fileErrors = new FileErrors(file.Path, errors);
        if (YamlFileReader.Read(file, fileErrors) is not { } yaml)
        {
            return [null];
        }

        return ImageMatrix.In(yaml) is { } matrix
            ? ReadRows(file, matrix.Expand(fileErrors), library, local, errors)
            : [Read(file, yaml, library, local, fileErrors, isRow: false)];
    }

    private static List<LoadedImage?> ReadRows(CatalogFile file, IReadOnlyList<MatrixRow> rows, FragmentLibrary library, LocalFileReader local, List<CatalogError> errors)
    {
        var images = new List<LoadedImage?>();
        foreach (var row in rows)
        {
            var image = Read(file, row.Image, library, local, new FileErrors(file.Path, row.Problems), isRow: true);
            images.Add(image is null ? null : image with { Errors = new(file.Path, errors, row.Label) });
        }

        // An error that every row has is reported once, for the file.
        foreach (var problem in rows.SelectMany(row => row.Problems.Distinct().Select(p => (Row: row, Error: p))).GroupBy(p => p.Error))
        {
            errors.AddRange(problem.Count() == rows.Count && rows.Count > 1
                ? [problem.Key]
                : problem.Select(p => p.Error with { Message = $"{p.Error.Message} (in {p.Row.Label})" }));
        }

        return rows.Count == 0 ? [null] : images;
    }

    private static LoadedImage? Read(CatalogFile file, YamlMapping written, FragmentLibrary library, LocalFileReader local, FileErrors fileErrors, bool isRow)
    {
        var yaml = new StepExpander(library).Expand(written, fileErrors);
        var image = new MappingReader(yaml, "", fileErrors, ImageKeys.All);
        var name = Name(image, file, isRow);
        // The matrix was expanded already; this marks the key as read.
        _ = image.Has(ImageMatrix.Key);
        var description = image.Text("description");
        var tags = TagsReader.Read(image, "tags");
        var definition = image.Mapping("definition", DefinitionReader.Read);
        var template = image.Mapping("template", t => ImageTemplateReader.Read(t, definition?.OsType, local));
        var version = image.Mapping("version", VersionReader.Read) ?? new();
        var priority = image.Number("priority") ?? 0;
        var trigger = image.Mapping("trigger", t => TriggerReader.Read(t, template?.Source));
        var network = image.Mapping("network", ImageNetworkReader.Read);
        if (network is not null && template?.VmProfile.VnetConfig is not null)
        {
            image.Fail("network", "is not allowed with template.vmProfile.vnetConfig; keep one of them");
        }

        var allow = image.Mappings("allow", AllowedReader.Read);
        image.Close();
        return name is null || definition is null || template is null
            ? null
            : new(
                new()
                {
                    Name = name,
                    Description = description,
                    Tags = tags,
                    Definition = definition,
                    Template = template,
                    Network = network,
                    Version = version,
                    Priority = priority,
                    Trigger = trigger,
                    Allow = allow,
                },
                fileErrors,
                LineOf(yaml, "name"),
                LineOf(yaml, "definition", "identifier"),
                LineOf(yaml, "template", "source", "image"),
                LineOf(yaml, "template", "stagingResourceGroup"));
    }

    private static string? Name(MappingReader image, CatalogFile file, bool isRow)
    {
        var name = image.Text("name");
        var expected = Path.GetFileNameWithoutExtension(file.Path);
        if (isRow)
        {
            // The file name must lead to the image, for people and for ImageInfra.
            if (name is not null && !name.StartsWith($"{expected}-", StringComparison.Ordinal))
            {
                image.Fail("name", $"'{name}' does not start with the file name; expected {expected}-…, such as {expected}-${{{{ sku }}}}");
            }
        }
        else if (name is not null && name != expected)
        {
            image.Fail("name", $"'{name}' differs from the file name; expected '{expected}', or rename the file to {name}.yaml");
        }

        return name;
    }

    private static int LineOf(YamlMapping mapping, params ReadOnlySpan<string> path)
    {
        var line = mapping.Line;
        YamlValue value = mapping;
        foreach (var key in path)
        {
            if ((value as YamlMapping)?.Entries.GetValueOrDefault(key) is not { } entry)
            {
                break;
            }

            (line, value) = (entry.Line, entry.Value);
        }

        return line;
    }
}

/// <summary>Reads an item of <c>allow</c>.</summary>
internal static class AllowedReader
{
    public static AllowedFinding? Read(MappingReader allowed) =>
        (allowed.Choice("finding"), allowed.Text("in"), allowed.Text("reason")) is ({ } finding, { } place, { } reason) ? new(finding, place, reason) : null;
}

/// <summary>Reads <c>version</c>.</summary>
internal static class VersionReader
{
    public static VersionSpec Read(MappingReader version)
    {
        var spec = new VersionSpec
        {
            EndOfLifeInDays = version.Number("endOfLifeInDays"),
            BlockDeletionBeforeEndOfLife = version.Flag("blockDeletionBeforeEndOfLife") ?? false,
            AllowDeletionOfReplicatedLocations = version.Flag("allowDeletionOfReplicatedLocations") ?? false,
            RebuildEveryDays = version.Number("rebuildEveryDays"),
            PackageInventory = version.Flag("packageInventory") ?? false,
        };
        if (spec.BlockDeletionBeforeEndOfLife && !version.Has("endOfLifeInDays"))
        {
            version.Fail("blockDeletionBeforeEndOfLife", "requires an end of life; add endOfLifeInDays");
        }

        return spec;
    }
}

/// <summary>Reads <c>trigger</c>.</summary>
internal static class TriggerReader
{
    private const string Latest = "latest";

    public static TriggerSpec Read(MappingReader trigger, ImageSource? source)
    {
        var otherwise = new TriggerSpec();
        var spec = new TriggerSpec
        {
            Name = trigger.Text("name") ?? otherwise.Name,
            Kind = trigger.Choice("kind") ?? otherwise.Kind,
        };
        if (Problem(source) is { } problem)
        {
            trigger.Fail("kind", problem);
        }

        return spec;
    }

    private static string? Problem(ImageSource? source) => source switch
    {
        ImageSource.CatalogImage => "is not allowed for a CatalogImage source, because its version is pinned; remove the trigger, 'imageinfra build' rebuilds the image after its base",
        ImageSource.ManagedImage => "is not allowed for a ManagedImage source, because it has no versions; remove the trigger",
        ImageSource.PlatformImage { Version: not Latest } => "requires a source with version: latest",
        ImageSource.SharedImageVersion s when !s.ImageVersionId.EndsWith($"/{Latest}", StringComparison.OrdinalIgnoreCase) =>
            "requires a source with an imageVersionId that ends in /versions/latest",
        _ => null,
    };
}
