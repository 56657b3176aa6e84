using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Creates an image for each row of a file's <c>matrix</c>.</summary>
internal sealed class ImageMatrix
{
    /// <summary>The key of the rows.</summary>
    public const string Key = "matrix";

    private const int MaximumRows = 100;

    private readonly YamlMapping _file;
    private readonly YamlEntry _matrix;

    private ImageMatrix(YamlMapping file, YamlEntry matrix) => (_file, _matrix) = (file, matrix);

    /// <summary>Returns the matrix of a file, or null for a file with a single image.</summary>
    public static ImageMatrix? In(YamlMapping file) => file.Entries.GetValueOrDefault(Key) is { } entry ? new(file, entry) : null;

    /// <summary>Returns one entry per valid row.</summary>
    public IReadOnlyList<MatrixRow> Expand(FileErrors errors)
    {
        var template = _file with { Entries = _file.Entries.Where(e => e.Key != Key).ToDictionary() };
        if (_matrix.Value is not YamlList { Items.Count: > 0 and <= MaximumRows } list)
        {
            errors.Add(_matrix.Line, Key, $"expected a list of 1 to {MaximumRows} rows, each a mapping of names to values");
            return [];
        }

        var used = new HashSet<string>();
        var rows = list.Items.Select((item, i) => Row(item, $"{Key}[{i}]", template, used, errors)).ToList();
        if (!rows.Contains(null))
        {
            Unused(list, used, errors);
        }

        return [.. rows.OfType<MatrixRow>()];
    }

    private static MatrixRow? Row(YamlValue item, string path, YamlMapping template, HashSet<string> used, FileErrors errors)
    {
        if (item is not YamlMapping row)
        {
            errors.Add(item.Line, path, "expected a mapping of names to values");
            return null;
        }

        var values = new Dictionary<string, YamlText>();
        foreach (var (name, entry) in row.Entries)
        {
            if (!Substitution.IsName(name))
            {
                errors.Add(entry.Line, $"{path}.{name}", "is not a name; expected a letter, then letters, digits, '-' and '_'");
            }
            else if (entry.Value is not YamlText { IsNull: false } text)
            {
                errors.Add(entry.Line, $"{path}.{name}", "expected a text, a number or a flag");
            }
            else
            {
                values[name] = text with { Line = entry.Line };
            }
        }

        if (values.Count != row.Entries.Count)
        {
            return null;
        }

        var problems = new List<CatalogError>();
        var substitution = new Substitution(values, new(errors.File, problems), "value in the row");
        var image = substitution.Mapping(template, "");
        used.UnionWith(substitution.Used);
        var label = image.Entries.GetValueOrDefault("name")?.Value is YamlText named ? $"{path}, {named.Value}" : path;
        return new(image, label, problems);
    }

    private static void Unused(YamlList list, HashSet<string> used, FileErrors errors)
    {
        foreach (var (row, i) in list.Items.OfType<YamlMapping>().Select((row, i) => (row, i)))
        {
            foreach (var (name, entry) in row.Entries.Where(e => !used.Contains(e.Key)))
            {
                errors.Add(entry.Line, $"{Key}[{i}].{name}", $"nothing in the file uses ${{{{ {name} }}}}{Suggestion.For(name, used)}");
            }
        }
    }
}

/// <summary>The image of a matrix row.</summary>
/// <param name="Image">The file with the values of the row.</param>
/// <param name="Label">The row in errors: its path and the name of the image.</param>
/// <param name="Problems">The errors in the values of the row.</param>
internal sealed record MatrixRow(YamlMapping Image, string Label, List<CatalogError> Problems);
