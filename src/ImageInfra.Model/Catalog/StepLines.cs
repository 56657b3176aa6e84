using ImageInfra.Model.Description;

namespace ImageInfra.Model.Catalog;

/// <summary>
/// Finds the lines of customizers and validators in a catalog file. A step of a fragment is at the line that uses the
/// fragment.
/// </summary>
public static class StepLines
{
    private static readonly string[] s_customizers = ["template", "customize"];
    private static readonly string[] s_validators = ["template", "validate", "inVMValidations"];

    /// <summary>The line of a customizer (<c>template.customize[index]</c>), from 1, or null.</summary>
    public static int? OfCustomizer(CatalogFile file, int index) => Line(file, s_customizers, (_, i) => i == index);

    /// <summary>The line of the first customizer of a name.</summary>
    public static int? OfCustomizer(CatalogFile file, string name) =>
        Line(file, s_customizers, (item, _) => NameOf(item) == name);

    /// <summary>The line of a validator (<c>template.validate.inVMValidations[index]</c>).</summary>
    public static int? OfValidator(CatalogFile file, int index) => Line(file, s_validators, (_, i) => i == index);

    /// <summary>The line of the first validator of a name.</summary>
    public static int? OfValidator(CatalogFile file, string name) =>
        Line(file, s_validators, (item, _) => NameOf(item) == name);

    /// <summary>
    /// Where a file has a step, such as <c>infra/images/web.yaml:23</c>: by its place or, where that is not known, by its
    /// name. Null where neither is known or there.
    /// </summary>
    public static string? PlaceOf(CatalogFile file, bool isValidation, int? index, string? name) =>
        LineOf(file, isValidation, index, name) is { } line ? $"{file.Path}:{line}" : null;

    /// <summary>The line of a step, by its place or, where that is not known, by its name; null where neither is known or there.</summary>
    public static int? LineOf(CatalogFile file, bool isValidation, int? index, string? name) => (isValidation, index, name) switch
    {
        (false, { } i, _) => OfCustomizer(file, i),
        (false, _, { } n) => OfCustomizer(file, n),
        (true, { } i, _) => OfValidator(file, i),
        (true, _, { } n) => OfValidator(file, n),
        _ => null,
    };

    private static int? Line(CatalogFile file, string[] path, Func<YamlValue, int, bool> isMeant)
    {
        YamlValue? value = ImageRows.Find(file);
        foreach (var key in path)
        {
            value = (value as YamlMapping)?.Entries.GetValueOrDefault(key)?.Value;
        }

        return (value as YamlList)?.Items.Where(isMeant).Select(item => (int?)item.Line).FirstOrDefault();
    }

    private static string? NameOf(YamlValue item) =>
        ((item as YamlMapping)?.Entries.GetValueOrDefault("name")?.Value as YamlText)?.Value;
}
