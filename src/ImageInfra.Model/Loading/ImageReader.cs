using ImageInfra.Model.Keys;

namespace ImageInfra.Model.Loading;

/// <summary>Reads one file of the catalog.</summary>
internal static class ImageReader
{
    public const int MaximumPriority = 100;

    /// <summary>The image, or null when something that other files rely on is wrong.</summary>
    public static LoadedImage? Read(CatalogFile file, List<CatalogError> errors)
    {
        var fileErrors = new FileErrors(file.Path, errors);
        if (YamlFileReader.Read(file, fileErrors) is not { } yaml)
        {
            return null;
        }

        var image = new MappingReader(yaml, "", fileErrors, ImageKeys.All);
        var name = Name(image, file);
        var description = image.Text("description");
        var tags = TagsReader.Read(image, "tags");
        var definition = image.Mapping("definition") is { } d ? DefinitionReader.Read(d) : null;
        var template = image.Mapping("template") is { } t ? TemplateReader.Read(t, definition?.OsType) : null;
        var version = VersionReader.Read(image.Mapping("version"));
        var priority = image.Number("priority") ?? 0;
        var trigger = TriggerReader.Read(image.Mapping("trigger"), template?.Source);
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
                    Version = version,
                    Priority = priority,
                    Trigger = trigger,
                },
                fileErrors,
                LineOf(yaml, "name"),
                LineOf(yaml, "definition", "identifier"),
                LineOf(yaml, "template", "source", "image"),
                LineOf(yaml, "template", "stagingResourceGroup"));
    }

    private static string? Name(MappingReader image, CatalogFile file)
    {
        var name = image.Text("name");
        var expected = Path.GetFileNameWithoutExtension(file.Path);
        if (name is not null && name != expected)
        {
            image.Fail("name", $"'{name}' is not the file's name; expected '{expected}', or rename the file to {name}.yaml");
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
