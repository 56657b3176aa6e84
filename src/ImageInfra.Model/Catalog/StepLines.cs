using ImageInfra.Model.Description;

namespace ImageInfra.Model.Catalog;

/// <summary>Finds the lines of steps in a catalog file. A step of a fragment has the line of its <c>use</c>.</summary>
public static class StepLines
{
    private static readonly string[] s_customizers = ["template", "customize"];
    private static readonly string[] s_validators = ["template", "validate", "inVMValidations"];

    /// <summary>Returns the line of a customizer (<c>template.customize[index]</c>), starting at 1, or null.</summary>
    public static int? OfCustomizer(CatalogFile file, int index) => Line(file, s_customizers, (_, i) => i == index);

    /// <summary>Returns the line of the first customizer with a name, or null.</summary>
    public static int? OfCustomizer(CatalogFile file, string name) =>
        Line(file, s_customizers, (item, _) => NameOf(item) == name);

    /// <summary>Returns the line of a validator (<c>template.validate.inVMValidations[index]</c>), or null.</summary>
    public static int? OfValidator(CatalogFile file, int index) => Line(file, s_validators, (_, i) => i == index);

    /// <summary>Returns the line of the first validator with a name, or null.</summary>
    public static int? OfValidator(CatalogFile file, string name) =>
        Line(file, s_validators, (item, _) => NameOf(item) == name);

    /// <summary>
    /// Returns the location of a step, such as <c>infra/images/web.yaml:23</c>. Finds the step by index or, if that is unknown, by
    /// name. Null if not found.
    /// </summary>
    public static string? PlaceOf(CatalogFile file, bool isValidation, int? index, string? name) =>
        LineOf(file, isValidation, index, name) is { } line ? $"{file.Path}:{line}" : null;

    /// <summary>Returns the line of a step, found by index or, if that is unknown, by name. Null if not found.</summary>
    public static int? LineOf(CatalogFile file, bool isValidation, int? index, string? name) => (isValidation, index, name) switch
    {
        (false, { } i, _) => OfCustomizer(file, i),
        (false, _, { } n) => OfCustomizer(file, n),
        (true, { } i, _) => OfValidator(file, i),
        (true, _, { } n) => OfValidator(file, n),
        _ => null,
    };

    private static int? Line(CatalogFile file, string[] path, Func<YamlValue, int, bool> predicate)
    {
        YamlValue? value = ImageRows.Find(file);
        foreach (var key in path)
        {
            value = (value as YamlMapping)?.Entries.GetValueOrDefault(key)?.Value;
        }

        return (value as YamlList)?.Items.Where(predicate).Select(item => (int?)item.Line).FirstOrDefault();
    }

    private static string? NameOf(YamlValue item) =>
        ((item as YamlMapping)?.Entries.GetValueOrDefault("name")?.Value as YamlText)?.Value;
}
