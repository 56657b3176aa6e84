using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Rules;

/// <summary>Checks the settings of a stack together with the catalog, as commands that plan the stack would refuse them.</summary>
public static class StackSettingsRules
{
    /// <summary>Returns the findings of a stack.</summary>
    /// <param name="catalog">The catalog. While it has errors, names of images in settings are not checked.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="source">Where the settings are.</param>
    public static IEnumerable<Finding> Check(CatalogInspection catalog, FactorySettings settings, SettingsSource source) =>
        catalog.Errors.Count == 0 && Refusal(catalog, settings) is { } refused
            ? refused.Errors.Select(e => new Finding(ValidationRules.Settings.Id, Severity.Error, e.File, e.Line, 0, e.Path, e.Message))
            : settings.Overrides.Images.Count == 0 ? [] : Overrides(catalog, settings, source);

    private static CatalogException? Refusal(CatalogInspection catalog, FactorySettings settings)
    {
        try
        {
            _ = FactoryPlan.Create(new(catalog.Images.Select(i => i.Spec)), settings);
            return null;
        }
        catch (CatalogException e)
        {
            return e;
        }
    }

    private static IEnumerable<Finding> Overrides(CatalogInspection catalog, FactorySettings settings, SettingsSource source)
    {
        var byName = catalog.Images.DistinctBy(i => i.Spec.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(i => i.Spec.Name, StringComparer.OrdinalIgnoreCase);
        return catalog.Images.SelectMany(image =>
        {
            var written = BuildVmRules.Check(image, byName).ToList();
            return BuildVmRules.Check(new(image.File, ImageOverrides.Apply(image.Spec, settings)), byName)
                .Where(f => !written.Contains(f))
                .Select(f => f with
                {
                    File = source.File,
                    Line = source.LineOf("overrides"),
                    Column = 0,
                    Path = $"imageinfra:overrides.{image.Spec.Name}",
                    Message = $"{f.Path}: {f.Message}",
                });
        });
    }
}
