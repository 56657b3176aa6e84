using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Settings;

namespace ImageInfra.Project.Stacks;

/// <summary>The content of a project, seen from a stack, including its errors.</summary>
/// <param name="Errors">The errors in the settings.</param>
/// <param name="Source">The file of the settings; null if it cannot be read.</param>
/// <param name="Settings">The settings; null if they are invalid.</param>
/// <param name="Catalog">The catalog.</param>
public sealed record ProjectInspection(
    IReadOnlyList<CatalogError> Errors,
    SettingsSource? Source,
    FactorySettings? Settings,
    CatalogInspection Catalog);
