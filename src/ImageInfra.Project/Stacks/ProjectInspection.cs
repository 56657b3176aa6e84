using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Settings;

namespace ImageInfra.Project.Stacks;

/// <summary>What there is in a project, seen from a stack, also where some of it is wrong.</summary>
/// <param name="Errors">What is wrong with the settings.</param>
/// <param name="Source">Where the settings are, or null where that can't be read.</param>
/// <param name="Settings">The settings, or null where they are wrong.</param>
/// <param name="Catalog">The catalog.</param>
public sealed record ProjectInspection(
    IReadOnlyList<CatalogError> Errors,
    SettingsSource? Source,
    FactorySettings? Settings,
    CatalogInspection Catalog);
