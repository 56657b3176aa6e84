using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>A stack of a project, to compare with the others by the names of what it declares.</summary>
/// <param name="Source">Where its settings come from.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="HasScripts">Whether its images have files of the project, for which it makes a storage account.</param>
public sealed record NamedStack(SettingsSource Source, FactorySettings Settings, bool HasScripts);
