using ImageInfra.Model.Description;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads the images of a file without reporting its errors, for lookups.</summary>
public static class ImageRows
{
    /// <summary>The names of the images that a file has; a file that can't be read has none.</summary>
    public static IReadOnlyList<string> NamesIn(CatalogFile file) => [.. Of(file).Select(NameOf).OfType<string>()];

    /// <summary>Its images: one, or one a row of its matrix; none when it can't be read.</summary>
    internal static IReadOnlyList<YamlMapping> Of(CatalogFile file)
    {
        var errors = new FileErrors(file.Path, []);
        return YamlFileReader.Read(file, errors) is not { } yaml ? []
            : ImageMatrix.In(yaml) is { } matrix ? [.. matrix.Expand(errors).Select(row => row.Image)]
            : [yaml];
    }

    /// <summary>The image that is meant, with all its steps written out.</summary>
    internal static YamlMapping? Find(CatalogFile file)
    {
        var rows = Of(file);
        var meant = rows.FirstOrDefault(row => string.Equals(NameOf(row), file.Image, StringComparison.OrdinalIgnoreCase)) ?? (rows.Count > 0 ? rows[0] : null);
        return meant is null ? null : new StepExpander(new(file.Fragments, LocalFileReader.None, [])).Expand(meant, new(file.Path, []));
    }

    internal static string? NameOf(YamlMapping image) => (image.Entries.GetValueOrDefault("name")?.Value as YamlText)?.Value;
}
