using ImageInfra.Model.Description;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads the images of a file for lookups. Errors are ignored.</summary>
public static class ImageRows
{
    /// <summary>Returns the names of the images in a file; empty if the file can't be read.</summary>
    public static IReadOnlyList<string> NamesIn(CatalogFile file) => [.. Of(file).Select(NameOf).OfType<string>()];

    /// <summary>Returns the images in a file: one, or one per row of its matrix; empty if the file can't be read.</summary>
    internal static IReadOnlyList<YamlMapping> Of(CatalogFile file)
    {
        var errors = new FileErrors(file.Path, []);
        return YamlFileReader.Read(file, errors) is not { } yaml ? []
            : ImageMatrix.In(yaml) is { } matrix ? [.. matrix.Expand(errors).Select(row => row.Image)]
            : [yaml];
    }

    /// <summary>Returns the selected image of the file, with the steps of its fragments inserted.</summary>
    internal static YamlMapping? Find(CatalogFile file)
    {
        var rows = Of(file);
        var selected = rows.FirstOrDefault(row => string.Equals(NameOf(row), file.Image, StringComparison.OrdinalIgnoreCase)) ?? (rows.Count > 0 ? rows[0] : null);
        return selected is null ? null : new StepExpander(new(file.Fragments, LocalFileReader.None, [])).Expand(selected, new(file.Path, []));
    }

    internal static string? NameOf(YamlMapping image) => (image.Entries.GetValueOrDefault("name")?.Value as YamlText)?.Value;
}
